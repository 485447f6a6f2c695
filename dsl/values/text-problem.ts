import { type ProblemNode, problem } from "../tree/problem";
import { quoted } from "./quoted";
import type { Parse } from "./recorded";

/** What is wrong with a value that must be text known when the workflow is written. */
export function textProblem(value: unknown, parse: Parse): ProblemNode | undefined {
  const node = parse(value);
  if (node.kind === "problem") return node;
  if (node.kind === "literal" && typeof node.value === "string") return undefined;
  return problem("NOT_TEXT", `${quoted(value)} is no text that is known beforehand`, "Write a text.");
}
