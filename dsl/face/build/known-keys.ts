import { didYouMean } from "../../../asl/nearest";
import { type ProblemNode, problem } from "../../tree/problem";
import { firstProblem, parseTemplate } from "../../values/template";

/** What is wrong with a key where only a few are known; a reference that was spread leaves a key that is none. */
export function unknownKey(key: string, known: readonly string[]): ProblemNode | undefined {
  if (known.includes(key)) return undefined;
  return firstProblem(parseTemplate({ [key]: null })) ?? unknown(key, known);
}

/** What is wrong with the keys of an object where only a few are known. */
export function unknownKeys(given: object, known: readonly string[]): readonly ProblemNode[] {
  return Object.keys(given)
    .map((key) => unknownKey(key, known))
    .filter((each) => each !== undefined);
}

function unknown(key: string, known: readonly string[]): ProblemNode {
  const fix = didYouMean(key, known) ?? `Leave it out; known here: ${known.join(", ")}.`;
  return problem("UNKNOWN_KEY", `there is no "${key}" here`, fix);
}
