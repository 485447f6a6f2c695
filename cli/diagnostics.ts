import { relative } from "node:path";
import type { Diagnostic, SourcePosition } from "../asl/diagnostic";
import { describePlace } from "../dsl";

/** Findings for people: where, what, and what can be done about it. Those of a workflow stand in it, not in a definition. */
export function describeDiagnostics(diagnostics: readonly Diagnostic[], workflow?: string): string {
  return diagnostics.map((each) => describe(each, workflow)).join("");
}

function describe(
  { severity, code, location, message, fix, source }: Diagnostic,
  workflow: string | undefined,
): string {
  const place = workflow === undefined ? location : describePlace(workflow, location);
  const lines = [`${severity} ${code} ${place}: ${message}`, fix, source && `at ${describePosition(source)}`];
  return `${lines.filter((line) => line !== undefined).join("\n    ")}\n`;
}

function describePosition({ file, line, column }: SourcePosition): string {
  return `${relative(process.cwd(), file)}:${line}:${column}`;
}
