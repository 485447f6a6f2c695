import { type Parsed, remembering } from "../parsed";
import { compileReader } from "./compile";
import { parseFilter } from "./parse-filter";
import type { JsonPath, Segment } from "./path";
import { PathSyntaxError } from "./path-syntax-error";
import { isDefinite } from "./visit";

const MAX_LENGTH = 10_000;
const MAX_SEGMENTS = 500;

/**
 * Parses and compiles a path of AWS's dialect: `$.a['b'][0]`, `$$.Execution.Id`, `$variable.x`. Results are cached.
 *
 * The dialect is Jayway JsonPath 2.0's, with AWS's context object and variables in front.
 *
 * @example
 * const path = parsePath("$.images[0].key");
 * if (path.ok) readPath(path.value, { images: [{ key: "a.jpg" }] });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export const parsePath: (text: string) => Parsed<JsonPath> = remembering(parseUncached);

function parseUncached(text: string): Parsed<JsonPath> {
  try {
    return { ok: true, value: parseText(text, 0, 0) };
  } catch (error) {
    if (error instanceof PathSyntaxError) return { ok: false, message: error.message, offset: error.offset };
    throw error;
  }
}

function parseText(text: string, base: number, depth: number): JsonPath {
  if (text.length > MAX_LENGTH) throw new PathSyntaxError("the path is too long", base + MAX_LENGTH);
  if (depth > 5) throw new PathSyntaxError("filters are nested too deeply", base);
  const { root, variable, length } = parseRoot(text, base);
  const segments = parseSegments(text.trimEnd(), length, base, depth);
  const definite = segments.every(isDefinite);
  const reference = segments.every(({ kind }) => kind === "property" || kind === "index");
  const named = variable === undefined ? { root } : { root, variable };
  return { text, ...named, segments, definite, reference, read: compileReader(segments, definite) };
}

function parseRoot(text: string, base: number): Pick<JsonPath, "root" | "variable"> & { length: number } {
  const found = /^\$(?:(\$)|([\p{ID_Start}_][\p{ID_Continue}]*))?(?=[.[\s]|$)/u.exec(text);
  if (found === null) throw new PathSyntaxError("a path starts with '$', '$$' or '$variable'", base);
  const length = found[0].length;
  if (found[1] !== undefined) return { root: "context", length };
  if (found[2] !== undefined) return { root: "variable", variable: found[2], length };
  return { root: "input", length };
}

function parseSegments(text: string, start: number, base: number, depth: number): Segment[] {
  const segments: Segment[] = [];
  let at = start;
  while (at < text.length) {
    const { segment, next } = parseSegment(text, at, base, depth);
    if (segment !== undefined) segments.push(segment);
    if (segments.length > MAX_SEGMENTS) throw new PathSyntaxError("the path is too long", base + at);
    at = next;
  }
  if (segments.at(-1)?.kind === "descent") throw new PathSyntaxError("a path can not end with a scan", base + at);
  if (text.endsWith(".")) throw new PathSyntaxError("a path can not end with '.'", base + at);
  return segments;
}

interface Step {
  readonly segment?: Segment;
  readonly next: number;
}

function parseSegment(text: string, at: number, base: number, depth: number): Step {
  if (text.startsWith("..", at)) return { segment: { kind: "descent" }, next: at + 2 };
  // `$.[0]` is `$[0]`: the dot before a bracket counts for nothing.
  if (text[at] === ".") return parseName(text, at + 1, base);
  if (text[at] === "[") return parseBracket(text, at, base, depth);
  return parseName(text, at, base);
}

function parseName(text: string, at: number, base: number): Step {
  const name = /^[^.[\s]*/.exec(text.slice(at))?.[0] ?? "";
  const next = at + name.length;
  if (/\s/.test(text[next] ?? "")) throw new PathSyntaxError("a space is not allowed in a path", base + next);
  if (name === "") return { next };
  return { segment: name === "*" ? { kind: "wildcard" } : { kind: "property", name }, next };
}

function parseBracket(text: string, at: number, base: number, depth: number): Step {
  const close = closingBracket(text, at);
  if (close === -1) throw new PathSyntaxError("'[' is not closed", base + at);
  const content = text.slice(at + 1, close);
  return { segment: parseBracketContent(content, base + at + 1, depth), next: close + 1 };
}

function closingBracket(text: string, open: number): number {
  let nested = 0;
  let quote = "";
  for (let at = open; at < text.length; at++) {
    const char = text[at] ?? "";
    if (quote !== "") {
      if (char === quote && text[at - 1] !== "\\") quote = "";
    } else if (char === "'" || char === '"') quote = char;
    else if (char === "[") nested++;
    else if (char === "]" && --nested === 0) return at;
  }
  return -1;
}

const NAMES =
  /^\s*('(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")\s*(?:,\s*('(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")\s*)*$/;
const NAME = /'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"/g;
const INDICES = /^\s*-?\d{1,9}\s*(?:,\s*-?\d{1,9}\s*)*$/;
const SLICE = /^\s*(-?\d{1,9})?\s*:\s*(-?\d{1,9})?\s*$/;
const FROM_END = /^\s*\(\s*@\s*\.\s*(?:length|size\(\))\s*-\s*(\d+)\s*\)\s*$/;

function parseBracketContent(content: string, offset: number, depth: number): Segment {
  if (content === "*") return { kind: "wildcard" };
  if (/^\s*\?/.test(content)) {
    const filter = parseFilter(content, offset, (text, base) => parseText(text, base, depth + 1));
    return { kind: "filter", filter };
  }
  if (NAMES.test(content)) return parseNames(content);
  if (INDICES.test(content)) return parseIndices(content);
  const slice = SLICE.exec(content);
  if (slice !== null && content.trim() !== ":") return { kind: "slice", ...bounds(slice[1], slice[2]) };
  const fromEnd = FROM_END.exec(content);
  if (fromEnd !== null) return { kind: "fromEnd", offset: -Number(fromEnd[1]) };
  throw new PathSyntaxError(`Could not analyze path component: [${content}]`, offset);
}

function parseNames(content: string): Segment {
  const names = [...content.matchAll(NAME)].map((found) => unescapeName(found[1] ?? found[2] ?? ""));
  const [name] = names;
  return names.length === 1 && name !== undefined ? { kind: "property", name } : { kind: "properties", names };
}

function unescapeName(text: string): string {
  return text.replaceAll("\\'", "'");
}

function parseIndices(content: string): Segment {
  const indices = content.split(",").map(Number);
  const [index] = indices;
  return indices.length === 1 && index !== undefined ? { kind: "index", index } : { kind: "indices", indices };
}

function bounds(from: string | undefined, to: string | undefined): { from?: number; to?: number } {
  return {
    ...(from === undefined ? {} : { from: Number(from) }),
    ...(to === undefined ? {} : { to: Number(to) }),
  };
}
