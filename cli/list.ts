import { compile } from "../dsl";
import { workflows } from "../workflows";
import { parseArguments } from "./arguments";
import { printJson, table } from "./print";
import type { Verb } from "./verb";

/** `aslant list`: the workflows of `workflows/index.ts`. */
export const verb: Verb = {
  name: "list",
  summary: "name the workflows of this project",
  usage: "[--json]",
  async run(args, io) {
    const { values } = parseArguments(args, { json: { type: "boolean" } }, { least: 0, most: 0 });
    const rows = Object.entries(workflows).map(([name, workflow]) => {
      const { definition } = compile(workflow);
      return { name, machine: workflow.name, comment: definition.Comment ?? "" };
    });
    io.stdout.write(values.json ? printJson(rows) : table(rows.map(({ name, comment }) => [name, comment])));
    return 0;
  },
};
