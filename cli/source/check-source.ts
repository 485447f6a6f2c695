import type { StateMachineType } from "../../asl/definition";
import type { Diagnostic } from "../../asl/diagnostic";
import type { Json } from "../../asl/json";
import { validate } from "../../asl/validate";
import { locate, type Span } from "./locate";
import { type ParsedSource, parseSource } from "./parse-source";
import type { PlacedFinding } from "./print-findings";
import type { SourceText } from "./read-source";

/** A document read from a text, with everything that is wrong with it. */
export interface CheckedSource {
  /** Absent when the text cannot be read. */
  readonly value?: Json;
  /** In the order of the text. */
  readonly findings: readonly PlacedFinding[];
}

/** Everything wrong with the text of a definition, in the order of the text. */
export function checkSource(source: SourceText, type: StateMachineType): readonly PlacedFinding[] {
  return readChecked(source, (definition) => validate(definition, { type })).findings;
}

/** Reads a document, and finds the places of what a check says of it. */
export function readChecked(source: SourceText, check: (value: Json) => readonly Diagnostic[]): CheckedSource {
  const parsed = parseSource(source);
  const own = parsed.diagnostics.map(({ diagnostic, offset }) =>
    place(source, parsed, diagnostic, offset === undefined ? undefined : { start: offset, end: offset + 1 }),
  );
  const { definition: value } = parsed;
  const found = value === undefined ? [] : check(value);
  const root = parsed.document?.contents ?? null;
  const placed = found.map((one) => place(source, parsed, one, locate(root, one.location, one.message)));
  const findings = [...own, ...placed].sort((left, right) => lineOf(left) - lineOf(right));
  return value === undefined ? { findings } : { value, findings };
}

function place(
  { file, text }: SourceText,
  { lines }: ParsedSource,
  diagnostic: Diagnostic,
  span: Span | undefined,
): PlacedFinding {
  if (span === undefined) return { diagnostic };
  const { line, col } = lines.linePos(span.start);
  const length = Math.max(1, text.slice(span.start, span.end).split("\n")[0]?.length ?? 1);
  return {
    diagnostic: { ...diagnostic, source: { file, line: Math.max(1, line), column: Math.max(1, col) } },
    text,
    length,
  };
}

function lineOf({ diagnostic: { source } }: PlacedFinding): number {
  return source === undefined ? 0 : source.line * 10_000 + Math.min(9_999, source.column);
}
