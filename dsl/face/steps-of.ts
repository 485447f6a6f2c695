import type { Steps } from "../tree/steps";

const chains = new WeakMap<object, Steps>();

/** Remembers the steps of a chain. */
export function holdSteps(chain: object, steps: Steps): void {
  chains.set(chain, steps);
}

/** Whether a value is a chain. */
export function isChain(value: unknown): value is object {
  return typeof value === "object" && value !== null && chains.has(value);
}

/** The steps of a chain. */
export function stepsOf(chain: object): Steps {
  const steps = chains.get(chain);
  if (steps === undefined) throw new TypeError("This is not a chain of steps: use workflow(name) or steps().");
  return steps;
}
