import type { Diagnostic } from "../../asl/diagnostic";
import { codeFrame } from "./code-frame";

/** A finding with its place in a text, where that is known. */
export interface PlacedFinding {
  readonly diagnostic: Diagnostic;
  readonly text?: string;
  readonly length?: number;
}

/** Findings past this many are counted, not shown. */
const MAXIMUM_SHOWN = 100;

/** Findings for people, each with file, line, column and the lines around it. */
export function printFindings(findings: readonly PlacedFinding[], file: string, columns: number): string {
  const shown = findings.slice(0, MAXIMUM_SHOWN).map((finding) => printFinding(finding, file, columns));
  const rest = findings.length - shown.length;
  return [...shown, ...(rest > 0 ? [`... and ${rest} more\n`] : [])].join("\n");
}

function printFinding({ diagnostic, text, length = 1 }: PlacedFinding, file: string, columns: number): string {
  const { severity, code, location, message, fix, source } = diagnostic;
  const place = source === undefined ? file : `${source.file}:${source.line}:${source.column}`;
  const where = /^\/./.test(location) ? ` at ${location}` : "";
  const head = `${place} ${severity} ${code}${where}\n  ${message.split("\n")[0]}\n`;
  const frame = source === undefined || text === undefined ? "" : codeFrame(text, { ...source, length }, columns);
  return `${head}${fix === undefined ? "" : `  ${fix}\n`}${frame}`;
}

/** `2 errors, 1 warning`. */
export function countFindings(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return `${count(errors, "error")}, ${count(diagnostics.length - errors, "warning")}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
