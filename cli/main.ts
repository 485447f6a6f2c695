import { stderr, stdout } from "./terminal";
import { type ExitCode, Failure, type Io, UsageError, type Verb } from "./verb";
import { findVerb, verbNames } from "./verbs";

/** Runs a command line in this process and sets its exit code. */
export async function main(args: readonly string[]): Promise<void> {
  process.exitCode = await run(args, { stdout, stderr, signal: interruption() });
}

/** Runs a command line: `aslant <verb> ...`, `aslant help`, `aslant <verb> --help`. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name = "help", ...rest] = args;
  try {
    return ["help", "--help", "-h"].includes(name) ? help(io) : await runVerb(findVerb(name), rest, io);
  } catch (error) {
    io.stderr.write(`aslant: ${describe(error)}\n`);
    if (!(error instanceof UsageError)) return 1;
    io.stderr.write("See: aslant help\n");
    return 2;
  }
}

async function runVerb(verb: Verb, args: readonly string[], io: Io): Promise<ExitCode> {
  const usage = `Usage: aslant ${verb.name} ${verb.usage}\n`;
  if (args.includes("--help") || args.includes("-h")) {
    io.stdout.write(`${verb.summary}\n\n${usage}`);
    return 0;
  }
  try {
    return await verb.run(args, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`aslant ${verb.name}: ${error.message}\n${usage}`);
    return 2;
  }
}

function help(io: Io): ExitCode {
  const rows = verbNames.map((name) => `  ${name.padEnd(10)} ${findVerb(name).summary}\n`);
  io.stdout.write(`aslant: AWS Step Functions workflows in typed TypeScript\n\n${rows.join("")}\n`);
  io.stdout.write("aslant <command> --help says more.\n");
  return 0;
}

/** A fault that is not the user's shows no trace either, unless it is asked for. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env["ASLANT_DEBUG"]) return String(error.stack);
  const expected = error instanceof Failure || error instanceof UsageError;
  return expected ? error.message : `${error.message} (ASLANT_DEBUG=1 shows where)`;
}

/** The first Ctrl-C asks the verb to finish, the second ends the process at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    controller.abort();
    process.once("SIGINT", () => process.exit(130));
  });
  return controller.signal;
}
