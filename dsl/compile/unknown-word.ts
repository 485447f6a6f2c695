import { type ProblemNode, problem } from "../tree/problem";
import { quoted } from "../values/quoted";

/** A language that is none of the two. */
export function unknownLanguage(language: unknown): ProblemNode {
  return problem(
    "UNKNOWN_QUERY_LANGUAGE",
    `there is no query language ${quoted(language)}`,
    'Write "JSONPath" or "JSONata".',
  );
}

/** A type of state machine that is none of the two. */
export function unknownType(type: unknown): ProblemNode {
  return problem("UNKNOWN_TYPE", `there is no type of state machine ${quoted(type)}`, 'Write "STANDARD" or "EXPRESS".');
}
