import { type ProblemNode, problem } from "../../tree/problem";

/** The names of errors that a retrier or a catcher is for, or what is wrong with them. */
export function buildErrorNames(errors: unknown): readonly string[] | ProblemNode {
  const isList = Array.isArray(errors) && errors.every((name) => typeof name === "string");
  return isList ? Object.freeze([...(errors as readonly string[])]) : notAList;
}

const notAList = problem("ERROR_NAMES", "errors are a list of names", 'Write ["States.ALL"], or the names you mean.');
