import { type ProblemNode, problem } from "../../tree/problem";
import { plainJson } from "../../values/template";

/** The names of errors that a retrier or a catcher is for, or what is wrong with them. */
export function buildErrorNames(errors: unknown): readonly string[] | ProblemNode {
  if (!Array.isArray(errors)) return notAList;
  const [found] = plainJson(errors).problems;
  if (found !== undefined) return found;
  return errors.every((name) => typeof name === "string") ? Object.freeze([...errors]) : notAList;
}

const notAList = problem("ERROR_NAMES", "errors are a list of names", 'Write ["States.ALL"], or the names you mean.');
