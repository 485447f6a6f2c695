import { parseArguments } from "./arguments";
import { seeds } from "./seeds";
import { load } from "./seeds/load";
import { suggestion } from "./suggestion";
import { onTarget, targetOptions, targetUsage } from "./target";
import { UsageError, type Verb } from "./verb";

const options = { ...targetOptions, table: { type: "string" } } as const;

/** `aslant seed`: sample rows for workflows that read a table. */
export const verb: Verb = {
  name: "seed",
  summary: "load sample rows into a table, locally or on AWS",
  usage: `${Object.keys(seeds).join("|")} [options]

  --table NAME     the table's name on AWS${targetUsage}`,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, options, { least: 1, most: 1 });
    const name = positionals[0]!;
    if (!Object.hasOwn(seeds, name)) {
      throw new UsageError(`unknown sample "${name}". ${suggestion(name, Object.keys(seeds))}`);
    }
    const seed = seeds[name]!;
    const named = { declared: seed.table.name, onAws: values.table, option: "--table" };
    await onTarget(values, named, async (settings, table) => {
      await load(seed, settings, table);
      io.stdout.write(`Loaded ${seed.rows.length} ${seed.rows.length === 1 ? "row" : "rows"} into "${table}".\n`);
    });
    return 0;
  },
};
