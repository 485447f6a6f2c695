import { problem } from "../../tree/problem";
import type { Source } from "../../tree/source";
import { addStep, emptySteps, type StartNode, type Steps } from "../../tree/steps";
import { threw } from "../../values/guarded";
import { isChain, stepsOf } from "../steps-of";

/** Runs the function that builds a branch, handler or body on a chain of its own, and takes the steps it returns. */
export function buildBranch(build: unknown, chainOf: (steps: Steps) => object, source: Source): Steps {
  const start: StartNode = Object.freeze({ source });
  const empty = emptySteps(start);
  if (typeof build !== "function") return withProblem(empty, notAFunction, source);
  try {
    return taken(build(chainOf(empty)), empty, source);
  } catch (error) {
    return withProblem(empty, threw(error), source);
  }
}

function taken(returned: unknown, empty: Steps, source: Source): Steps {
  if (!isChain(returned)) return withProblem(empty, notAChain, source);
  const steps = stepsOf(returned);
  return steps.start === empty.start ? steps : withProblem(steps, otherChain, source);
}

function withProblem(steps: Steps, found: ReturnType<typeof problem>, source: Source): Steps {
  return addStep(steps, Object.freeze({ kind: "problemStep", problem: found, source }));
}

const notAFunction = problem(
  "NOT_A_FUNCTION",
  "a branch is a function from chain to chain",
  "Write (chain) => chain.next(steps).",
);
const notAChain = problem("NOT_A_CHAIN", "the function does not return a chain", "Return the chain it builds.");
const otherChain = problem(
  "FOREIGN_CHAIN",
  "the function returns a chain that does not start from the one it was given",
  "Write (chain) => chain.next(steps).",
);
