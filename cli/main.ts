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
  if (["help", "--help", "-h"].includes(name)) return help(io);
  try {
    return await runVerb(findVerb(name), rest, io);
  } catch (error) {
    return report(error, name, io);
  }
}

async function runVerb(verb: Verb, args: readonly string[], io: Io): Promise<ExitCode> {
  if (!args.includes("--help") && !args.includes("-h")) return verb.run(args, io);
  io.stdout.write(`${verb.summary}\n\nUsage: aslant ${verb.name} ${verb.usage}\n`);
  return 0;
}

function help(io: Io): ExitCode {
  const rows = verbNames.map((name) => `  ${name.padEnd(10)} ${findVerb(name).summary}`);
  io.stdout.write(
    `aslant: AWS Step Functions workflows in typed TypeScript\n\n${rows.join("\n")}\n\naslant <command> --help says more.\n`,
  );
  return 0;
}

function report(error: unknown, name: string, io: Io): ExitCode {
  if (error instanceof UsageError) {
    const usage = verbNames.includes(name) ? `Usage: aslant ${name} ${findVerb(name).usage}\n` : "See: aslant help\n";
    io.stderr.write(`aslant: ${error.message}\n${usage}`);
    return 2;
  }
  const expected = error instanceof Failure && !process.env["ASLANT_DEBUG"];
  const text = error instanceof Error ? (expected ? error.message : describeFault(error)) : String(error);
  io.stderr.write(`aslant: ${text}\n`);
  return 1;
}

/** A fault of ours: still no trace unless it is asked for. */
function describeFault(error: Error): string {
  return process.env["ASLANT_DEBUG"] ? String(error.stack) : `${error.message} (ASLANT_DEBUG=1 shows where)`;
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
