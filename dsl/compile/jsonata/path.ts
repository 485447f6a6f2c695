import type { ReferenceNode, Root } from "../../tree/value";
import { join, type Text } from "../text";

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const KEYWORDS: ReadonlySet<string> = new Set(["and", "or", "in", "true", "false", "null", "function"]);

const ROOT_TEXT: Readonly<Record<Exclude<Root, "variable">, string>> = {
  input: "$states.input",
  result: "$states.result",
  errorOutput: "$states.errorOutput",
  // What an OutputPath reads is built from the result, never read as such.
  output: "$states.result",
  context: "$states.context",
};

/** A reference in JSONata: `$states.input.images[0].key`, `$jobId.status`. */
export function pathText({ root, segments }: ReferenceNode): string {
  if (root !== "variable") return segments.reduce<string>(step, ROOT_TEXT[root]);
  const [name = "", ...rest] = segments;
  return rest.reduce<string>(step, `$${name}`);
}

/** The text of a value, and a way on from it. */
export function walk(from: Text, segments: readonly (string | number)[]): Text {
  return segments.reduce<Text>(
    (text, segment) => (typeof text === "string" ? step(text, segment) : join(text, step("", segment))),
    from,
  );
}

function step(from: string, segment: string | number): string {
  if (typeof segment === "number") return `${from}[${segment}]`;
  if (NAME.test(segment) && !KEYWORDS.has(segment)) return `${from}.${segment}`;
  return segment.includes("`") ? `$lookup(${from}, ${JSON.stringify(segment)})` : `${from}.\`${segment}\``;
}
