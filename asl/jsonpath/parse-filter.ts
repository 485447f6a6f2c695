import type { Comparison, Condition, Filter, FilterPath, Operand } from "./filter";
import type { JsonPath } from "./path";
import { PathSyntaxError } from "./path-syntax-error";

/** Parses a path that stands in a filter; handed in, for paths and filters contain each other. */
export type ParseInnerPath = (text: string, offset: number) => JsonPath;

// Jayway takes the first of these that occurs anywhere in a condition, in this order.
const OPERATORS: readonly Comparison[] = ["==", ">=", "<=", "!=", "<", ">", "=~"];

/** Parses what stands between `[` and `]`: `?(@.price < 10 && @.stock)`. */
export function parseFilter(text: string, offset: number, parseInner: ParseInnerPath): Filter {
  const shape = /^\s*\?\s*\(([\s\S]*)\)\s*$/.exec(text);
  if (shape === null) throw new PathSyntaxError("a filter is written [?(...)]", offset);
  const body = shape[1] ?? "";
  const parse = (condition: string) => parseCondition(bare(condition), offset, parseInner);
  // Jayway evaluates from the last condition to the first.
  const alternatives = body.split("||").map((alternative) => alternative.split("&&").map(parse).reverse());
  return { text, alternatives: alternatives.reverse() };
}

function bare(condition: string): string {
  return condition.replace(/^[[?( ]+/, "").replace(/[) ]+$/, "");
}

function parseCondition(text: string, offset: number, parseInner: ParseInnerPath): Condition {
  const operator = OPERATORS.find((candidate) => text.includes(candidate));
  if (operator === undefined) return parseExistence(text.trim(), offset, parseInner);
  const at = text.indexOf(operator);
  const left = parseOperand(text.slice(0, at).trim(), offset, parseInner);
  const right = parseOperand(text.slice(at + operator.length).trim(), offset, parseInner);
  if (operator === "=~" && (left.kind === "pattern") === (right.kind === "pattern")) {
    throw new PathSyntaxError("=~ compares a value with a /pattern/", offset);
  }
  return { kind: "compare", left, operator, right };
}

function parseExistence(text: string, offset: number, parseInner: ParseInnerPath): Condition {
  const expected = !text.startsWith("!");
  const path = expected ? text : text.slice(1);
  if (!/^[@$]/.test(path)) throw new PathSyntaxError(`a filter needs a path or a comparison, found '${text}'`, offset);
  return { kind: "exists", path: parseFilterPath(path, offset, parseInner), expected };
}

function parseOperand(text: string, offset: number, parseInner: ParseInnerPath): Operand {
  if (/^[@$]/.test(text)) return { kind: "path", ...parseFilterPath(text, offset, parseInner) };
  const quoted = /^'([\s\S]*)'$/.exec(text) ?? /^"([\s\S]*)"$/.exec(text);
  if (quoted !== null) return { kind: "text", text: (quoted[1] ?? "").replaceAll("\\'", "'") };
  const pattern = /^\/([\s\S]*)\/(i?)$/.exec(text);
  if (pattern !== null) return { kind: "pattern", pattern: parsePattern(pattern[1] ?? "", pattern[2] ?? "", offset) };
  return { kind: "text", text };
}

function parsePattern(source: string, flags: string, offset: number): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, flags);
  } catch {
    throw new PathSyntaxError(`/${source}/ is not a regular expression`, offset);
  }
}

function parseFilterPath(text: string, offset: number, parseInner: ParseInnerPath): FilterPath {
  const path = parseInner(`$${text.slice(1)}`, offset);
  if (path.root !== "input") throw new PathSyntaxError(`a filter cannot use ${text}`, offset);
  if (!path.definite) throw new PathSyntaxError(`the predicate path: ${text} is not definite`, offset);
  return { from: text.startsWith("@") ? "item" : "document", path };
}
