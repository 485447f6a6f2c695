import type { ChoiceNode, RuleNode } from "../tree/choice";
import type { DataFlow } from "../tree/flow";
import { inside, isProblem, problem } from "../tree/problem";
import { captureSource } from "../tree/source";
import { emptySteps, type Steps } from "../tree/steps";
import { evaluateCondition } from "../values/condition";
import { guarded } from "../values/guarded";
import { buildBranch } from "./build/branch";
import { commentOf, optionsOf } from "./build/checked";
import { compact } from "./build/compact";
import { buildFlow, type FlowOptions } from "./build/flow";
import { functionAndOptions, type Parts } from "./build/parts";

type ChainOf = (steps: Steps) => object;

interface RuleOptions extends Pick<FlowOptions, "output" | "assign"> {
  readonly comment?: string;
}

/** The rules of a Choice as they are added; immutable like a chain. */
class ChoiceImpl {
  readonly rules: readonly RuleNode[];
  readonly default?: Steps;
  readonly #chainOf: ChainOf;

  constructor(chainOf: ChainOf, rules: readonly RuleNode[], otherwise?: Steps) {
    this.#chainOf = chainOf;
    this.rules = rules;
    if (otherwise !== undefined) this.default = otherwise;
    Object.freeze(this);
  }

  when(condition: unknown, ...parts: Parts): ChoiceImpl {
    const source = captureSource(this.when);
    const [branch, options] = functionAndOptions<RuleOptions>(parts);
    const rule = compact({
      condition: evaluateCondition(condition),
      steps: buildBranch(branch, this.#chainOf, source),
      flow: buildFlow(optionsOf(options)),
      ...commentOf(options),
      source,
    });
    return new ChoiceImpl(this.#chainOf, [...this.rules, rule], this.default);
  }

  otherwise(branch: unknown): ChoiceImpl {
    const steps = buildBranch(branch, this.#chainOf, captureSource(this.otherwise));
    return new ChoiceImpl(this.#chainOf, this.rules, steps);
  }
}

/** The node of a Choice state: the function adds its rules. */
export function buildChoice(
  base: Pick<ChoiceNode, "kind" | "name" | "source">,
  flow: DataFlow,
  build: unknown,
  chainOf: ChainOf,
): ChoiceNode {
  const built = typeof build === "function" ? guarded(() => build(new ChoiceImpl(chainOf, []))) : undefined;
  if (built instanceof ChoiceImpl) return compact({ ...base, rules: built.rules, otherwise: built.default, flow });
  const problems = [inside(isProblem(built) ? built : notAChoice, "/Choices")];
  // What follows stays reachable, so that nothing is said of it.
  return compact({ ...base, rules: [], otherwise: emptySteps({ source: base.source }), flow, problems });
}

const notAChoice = problem(
  "NOT_A_CHOICE",
  "the function does not return the choice",
  "Return choice.when(...).otherwise(...).",
);
