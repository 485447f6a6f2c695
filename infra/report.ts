import { relative } from "node:path";
import type { Diagnostic } from "../asl/diagnostic";
import { didYouMean } from "../asl/nearest";

/**
 * A report of everything that keeps a stack from being deployed: place, cause and fix, one after the other.
 *
 * @example printReport("dev", diagnostics)
 */
export function printReport(stack: string, diagnostics: readonly Diagnostic[]): string {
  const count = diagnostics.length === 1 ? "one thing is" : `${diagnostics.length} things are`;
  return [`Nothing was deployed: ${count} wrong with stack ${JSON.stringify(stack)}.`, ...diagnostics.map(print)].join(
    "\n\n",
  );
}

function print({ code, location, message, fix, source }: Diagnostic): string {
  const written = source ? [`    at ${relative(process.cwd(), source.file)}:${source.line}:${source.column}`] : [];
  return [`  ${location}: ${message}`, ...(fix ? [`    ${fix}`] : []), ...written, `    (${code})`].join("\n");
}

/** A name that a configuration uses and nothing has. */
export function unknownName(unknown: {
  readonly code: string;
  readonly location: string;
  /** What it should be the name of. */
  readonly kind: string;
  readonly name: string;
  readonly known: readonly string[];
}): Diagnostic {
  const { code, location, kind, name, known } = unknown;
  const all = known.length === 0 ? `There is no ${kind} at all.` : `Known: ${known.join(", ")}.`;
  const message = `there is no ${kind} ${JSON.stringify(name)}.`;
  return { code, severity: "error", location, message, fix: didYouMean(name, known) ?? all };
}
