/** Where a verb writes to. */
export interface Writer {
  write(text: string): void;
  /** Whether a person watches: progress may redraw its line. */
  readonly isTerminal: boolean;
  readonly columns: number;
}

/** The outside world of a verb, so that tests can stand in for it. */
export interface Io {
  /** Results only, so that they can be piped. */
  readonly stdout: Writer;
  /** Progress, warnings and errors. */
  readonly stderr: Writer;
  /** Aborted by Ctrl-C: finish what must be finished and return. */
  readonly signal: AbortSignal;
}

/** What the process ends with: 0 done, 1 the run failed, 2 the command line is wrong, 130 stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130;

/** One command of `aslant`, in a file of its name. */
export interface Verb {
  readonly name: string;
  /** One line for the list of verbs, without a full stop. */
  readonly summary: string;
  /** What follows `aslant <name>`, then one line an option. */
  readonly usage: string;
  run(args: readonly string[], io: Io): Promise<ExitCode>;
}

/** The command line is wrong: printed with the usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What was asked for cannot be done, for a reason the user can mend: printed alone, exit code 1. */
export class Failure extends Error {
  override readonly name = "Failure";
}
