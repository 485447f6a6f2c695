import { extname } from "node:path";
import { type Document, LineCounter, parseDocument } from "yaml";
import type { Diagnostic } from "../../asl/diagnostic";
import type { Json } from "../../asl/json";
import { parseDefinition, scanJson } from "../../asl/json-text";
import type { SourceText } from "./read-source";

/** A definition read from a source, with the tree that knows where everything stands. */
export interface ParsedSource {
  /** Absent when the text cannot be read as a definition. */
  readonly definition?: Json;
  readonly document?: Document.Parsed;
  readonly lines: LineCounter;
  readonly diagnostics: readonly PlacedDiagnostic[];
}

/** A finding that may know its place in the text, as an offset. */
export interface PlacedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly offset?: number;
}

/** Deeper text is not read: the YAML reader is recursive. */
const MAXIMUM_DEPTH = 500;

/** Reads JSON or YAML text: by the file's ending, or else by the look of the text. */
export function parseSource({ file, text, diagnostics }: SourceText): ParsedSource {
  const lines = new LineCounter();
  if (diagnostics.length > 0) return { lines, diagnostics: diagnostics.map((diagnostic) => ({ diagnostic })) };
  return isYaml(file, text) ? parseYaml(text, lines) : parseJson(text, lines);
}

function isYaml(file: string, text: string): boolean {
  const ending = extname(file).toLowerCase();
  if (ending === ".json") return false;
  return ending === ".yaml" || ending === ".yml" || /^\s*[\w"'#-][^{}[\]]*:\s/.test(text.slice(0, 1000));
}

function parseJson(text: string, lines: LineCounter): ParsedSource {
  const parsed = parseDefinition(text);
  const scan = scanJson(text);
  countLines(text, lines);
  const placed = parsed.diagnostics.map((diagnostic) => ({ diagnostic, offset: scan.error?.offset ?? 0 }));
  if (!parsed.ok) return { lines, diagnostics: placed };
  const duplicates = scan.duplicates.map(({ message, offset }) => ({ diagnostic: duplicate(message), offset }));
  const document = scan.depth > MAXIMUM_DEPTH ? undefined : readTree(text);
  return { definition: parsed.definition, lines, diagnostics: duplicates, ...(document && { document }) };
}

function parseYaml(text: string, lines: LineCounter): ParsedSource {
  const document = readTree(text, lines);
  if (document === undefined)
    return { lines, diagnostics: [{ diagnostic: invalidYaml("The text is nested too deeply") }] };
  const errors = document.errors.map(({ message, pos, code }) => {
    const diagnostic =
      code === "DUPLICATE_KEY" ? duplicate("Duplicate field") : invalidYaml(message.split("\n")[0] ?? "");
    return { diagnostic, offset: pos[0] };
  });
  if (errors.some(({ diagnostic }) => diagnostic.severity === "error")) return { lines, diagnostics: errors };
  try {
    return { definition: document.toJS({ maxAliasCount: 100 }) as Json, document, lines, diagnostics: errors };
  } catch (error) {
    return { lines, diagnostics: [...errors, { diagnostic: invalidYaml((error as Error).message) }] };
  }
}

function readTree(text: string, lineCounter?: LineCounter): Document.Parsed | undefined {
  try {
    // Unique keys are checked by pairs, which takes too long in large objects.
    return parseDocument(text, { uniqueKeys: text.length < 100_000, ...(lineCounter && { lineCounter }) });
  } catch {
    return undefined;
  }
}

function countLines(text: string, lines: LineCounter): void {
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
}

function duplicate(message: string): Diagnostic {
  const fix = "AWS keeps the last one and says nothing; remove one of them.";
  return { code: "DUPLICATE_FIELD", severity: "warning", location: "/", message, fix };
}

function invalidYaml(message: string): Diagnostic {
  return { code: "INVALID_YAML", severity: "error", location: "/", message };
}
