import { relative } from "node:path";
import type { Diagnostic, SourcePosition } from "../asl/diagnostic";

/** Findings for people: where, what, and what can be done about it. */
export function describeDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(describe).join("");
}

function describe({ severity, code, location, message, fix, source }: Diagnostic): string {
  const lines = [`${severity} ${code} ${location}: ${message}`, fix, source && `at ${describePosition(source)}`];
  return `${lines.filter((line) => line !== undefined).join("\n    ")}\n`;
}

function describePosition({ file, line, column }: SourcePosition): string {
  return `${relative(process.cwd(), file)}:${line}:${column}`;
}
