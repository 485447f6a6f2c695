import jsonata from "jsonata";
import { type Parsed, remembering } from "../parsed";
import { compileDirect, type DirectProgram } from "./direct/compile";
import { parseIsolated } from "./isolated";
import type { Node } from "./node";

const OPEN = "{%";
const CLOSE = "%}";
const MAX_COPYING_OPERATORS = 8;

/** A parsed expression. */
export interface JsonataExpression {
  /** The expression without its delimiters and the blanks around it, as AWS prints it. */
  readonly source: string;
  /** The library's tree. */
  readonly tree: Node;
  /** A synchronous program for the common forms; the others run in the library. */
  readonly direct?: DirectProgram;
}

/** Whether a text is delimited as a JSONata expression: `{% ... %}`. */
export function isJsonata(text: string): boolean {
  return text.length >= OPEN.length + CLOSE.length && text.startsWith(OPEN) && text.endsWith(CLOSE);
}

/**
 * Parses an expression with its delimiters, `{% $states.input.total > 10 %}`. Results are cached.
 *
 * The message of a syntax error is the library's, which AWS prints too; its offset counts from the start of the text.
 *
 * @example
 * const expression = parseJsonata("{% $sum($states.input.prices) %}");
 * if (!expression.ok) console.log(expression.message, expression.offset);
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const parseJsonata: (text: string) => Parsed<JsonataExpression> = remembering(parseUncached);

function parseUncached(text: string): Parsed<JsonataExpression> {
  if (!isJsonata(text))
    return { ok: false, message: `JSONata string must start with ${OPEN} and end with ${CLOSE}`, offset: 0 };
  const inner = text.slice(OPEN.length, -CLOSE.length);
  const source = inner.trim();
  try {
    const tree = isExplosive(source) ? parseIsolated(source) : (jsonata(source).ast() as Node);
    const direct = compileDirect(tree);
    return { ok: true, value: direct === undefined ? { source, tree } : { source, tree, direct } };
  } catch (error) {
    const { message, position } = describe(error);
    return { ok: false, message, offset: OPEN.length + inner.length - inner.trimStart().length + position };
  }
}

// The library copies the left side of these, so that nested ones double the tree each time.
function isExplosive(source: string): boolean {
  return (source.match(/\?[?:]/g)?.length ?? 0) > MAX_COPYING_OPERATORS;
}

function describe(error: unknown): { message: string; position: number } {
  if (error instanceof RangeError) return { message: "The expression is nested too deeply", position: 0 };
  const { message, position } = error as { message?: unknown; position?: unknown };
  return {
    message: typeof message === "string" ? message : "The expression does not parse",
    position: typeof position === "number" ? position : 0,
  };
}
