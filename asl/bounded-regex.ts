import { type Context, createContext, Script } from "node:vm";

const HARMLESS_STEPS = 25_000_000;
const DEFAULT_MILLISECONDS = 500;
const EXEC = new Script("pattern.exec(text)");

let sandbox: Context | undefined;

/** A pattern that ran longer than it may. */
export class RegexTimeout extends Error {
  constructor(pattern: RegExp) {
    super(`the regular expression ${pattern} took too long`);
    this.name = "RegexTimeout";
  }
}

/**
 * Runs a pattern of a definition on a text of a document, and gives up after a time, however it backtracks.
 *
 * A pattern that cannot backtrack badly on so short a text runs at once; any other runs where V8 can interrupt it.
 */
export function boundedExec(
  pattern: RegExp,
  text: string,
  milliseconds = DEFAULT_MILLISECONDS,
): RegExpExecArray | null {
  return isHarmless(pattern, text) ? pattern.exec(text) : guardedExec(pattern, text, milliseconds);
}

// Without repeated groups a match takes at most the text's length to the power of the repetitions, and once more to start.
function isHarmless({ source }: RegExp, text: string): boolean {
  if (/\)[*+?{]/.test(source)) return false;
  const repetitions = source.replaceAll("(?", "(").match(/[*+?{]/g)?.length ?? 0;
  return (text.length + 1) ** (repetitions + 1) <= HARMLESS_STEPS;
}

function guardedExec(pattern: RegExp, text: string, milliseconds: number): RegExpExecArray | null {
  sandbox ??= createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  Object.assign(sandbox, { pattern, text });
  try {
    return EXEC.runInContext(sandbox, { timeout: Math.max(1, Math.ceil(milliseconds)) });
  } catch (error) {
    if (isTimeout(error)) throw new RegexTimeout(pattern);
    throw error;
  } finally {
    Object.assign(sandbox, { pattern: undefined, text: undefined });
  }
}

/** Whether a script of a sandbox was stopped; the error is of the sandbox's own realm, so it is no instance of Error here. */
export function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
