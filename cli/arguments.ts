import { type ParseArgsConfig, parseArgs } from "node:util";
import { suggestion } from "./suggestion";
import { UsageError } from "./verb";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

/** How many words without a dash a verb takes, at least and at most. */
export interface WordCount {
  readonly least: number;
  readonly most: number;
}

/**
 * Reads a verb's arguments.
 *
 * @throws UsageError naming what is unknown, missing or too much
 * @example parseArguments(["rider-photo", "--json"], { json: { type: "boolean" } }, { least: 1, most: 1 })
 */
export function parseArguments<const O extends Options>(
  args: readonly string[],
  options: O,
  words: WordCount,
): Parsed<O> {
  const parsed = parse(args, options);
  const { length } = parsed.positionals;
  if (length < words.least) throw new UsageError("something is missing");
  if (length > words.most) throw new UsageError(`unexpected argument "${parsed.positionals[words.most]}"`);
  return parsed;
}

function parse<const O extends Options>(args: readonly string[], options: O): Parsed<O> {
  refuseUnknown(args, options);
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(firstSentence((error as Error).message));
  }
}

function refuseUnknown(args: readonly string[], options: Options): void {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const unknown = tokens.find((token) => token.kind === "option" && !Object.hasOwn(options, token.name));
  if (unknown?.kind !== "option") return;
  const known = Object.keys(options).map((name) => `--${name}`);
  throw new UsageError(`unknown option "${unknown.rawName}". ${suggestion(unknown.rawName, known)}`);
}

function firstSentence(message: string): string {
  return message.split(/\.? To specify|\. /)[0]!;
}
