import type { ReferenceNode, Root } from "../../tree/value";

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const ROOT_TEXT: Readonly<Record<Exclude<Root, "variable">, string>> = {
  input: "$",
  result: "$",
  errorOutput: "$",
  output: "$",
  context: "$$",
};

/** A reference as a JSONPath: `$.images[0].key`, `$$.Execution.Id`, `$jobId.status`. */
export function pathText({ root, segments }: ReferenceNode): string {
  if (root !== "variable") return ROOT_TEXT[root] + segments.map(segmentText).join("");
  const [name = "", ...rest] = segments;
  return `$${name}${rest.map(segmentText).join("")}`;
}

function segmentText(segment: string | number): string {
  if (typeof segment === "number") return `[${segment}]`;
  return NAME.test(segment) ? `.${segment}` : `['${segment.replace(/['\\]/g, "\\$&")}']`;
}
