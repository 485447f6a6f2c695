import type { QueryLanguage } from "../../asl/definition";
import { type ProblemNode, problem } from "../tree/problem";
import type { Source } from "../tree/source";
import type { StateNode } from "../tree/state";
import { listSteps, type StepNode, type Steps } from "../tree/steps";

/** Where a run goes next: a state of the scope, or null for the end of the scope. */
export type Target = string | null;

/** A state with its neighbours found. */
export interface LinkedState {
  readonly state: StateNode;
  readonly next: Target;
  /** First states of the state's catchers, in order. */
  readonly caught: readonly Target[];
  /** First states of a Choice's rules, in order. */
  readonly chosen: readonly Target[];
  /** What the state is written in: the language of the scope, or the JSONata of steps that were appended. */
  readonly queryLanguage: QueryLanguage;
  /** First state when no rule of a Choice holds; undefined where it says nothing of that. */
  readonly otherwise?: Target;
}

/** The states of one scope as a graph: chains laid end to end, branches joined, each reused chain placed once. */
export interface LinkedScope {
  readonly startAt: Target;
  readonly states: ReadonlyMap<string, LinkedState>;
  readonly problems: readonly LinkProblem[];
}

/** Something wrong with a step that is no state. */
export interface LinkProblem {
  readonly problem: ProblemNode;
  readonly source: Source;
}

/** Finds the neighbours of every state in a chain and in the branches that come out of it. */
export function link(steps: Steps, queryLanguage: QueryLanguage): LinkedScope {
  const linker = new Linker();
  const startAt = linker.place(steps, null, queryLanguage);
  return { startAt, states: linker.states, problems: linker.problems };
}

class Linker {
  readonly states = new Map<string, LinkedState>();
  readonly problems: LinkProblem[] = [];
  readonly #placed = new Map<Steps, Target>();
  readonly #ends = new Set<string>();

  /** Places the states of a chain that goes on to `after`; gives the first of them. */
  place(steps: Steps, after: Target, language: QueryLanguage): Target {
    const list = listSteps(steps);
    const targets: Target[] = [after];
    for (const step of list.toReversed()) targets.push(firstOf(step, targets.at(-1) ?? null));
    targets.reverse();
    list.forEach((step, index) => {
      this.#placeStep(step, targets[index + 1] ?? null, language);
    });
    return targets[0] ?? null;
  }

  #placeStep(step: StepNode, next: Target, language: QueryLanguage): void {
    if (step.kind === "append") this.#placeOnce(step.steps, next, language);
    else if (step.kind === "problemStep") this.problems.push(step);
    else if (step.kind !== "goTo" && step.kind !== "end") this.#placeState(step, next, language);
  }

  #placeOnce(steps: Steps, next: Target, language: QueryLanguage): void {
    if (this.#placed.has(steps) && (this.#placed.get(steps) === next || isClosed(steps))) return;
    this.#placed.set(steps, next);
    this.place(steps, next, steps.start.queryLanguage === "JSONata" ? "JSONata" : language);
  }

  #placeState(state: StateNode, next: Target, queryLanguage: QueryLanguage): void {
    const earlier = this.states.get(state.name);
    if (earlier !== undefined) this.problems.push({ problem: nameTwice(state, earlier.state), source: state.source });
    const linked = {
      state,
      next,
      queryLanguage,
      caught: [] as Target[],
      chosen: [] as Target[],
      otherwise: undefined as Target | undefined,
    };
    if (earlier === undefined) this.states.set(state.name, linked);
    const branch = (steps: Steps) => this.#branch(steps, linked);
    if ("catchers" in state) linked.caught = state.catchers.map(({ steps }) => branch(steps));
    if (state.kind !== "choice") return;
    linked.chosen = state.rules.map(({ steps }) => branch(steps));
    if (state.otherwise !== undefined) linked.otherwise = branch(state.otherwise);
  }

  /** Rules and catchers must lead to a state: where the scope would end at once, a Succeed state stands for the end. */
  #branch(steps: Steps, { state: { name, source }, next, queryLanguage }: LinkedState): string {
    const first = this.place(steps, next, queryLanguage);
    if (first !== null) return first;
    const end = this.#endOf(name);
    this.states.set(end, {
      state: { kind: "succeed", name: end, flow: {}, source },
      next: null,
      queryLanguage,
      caught: [],
      chosen: [],
    });
    return end;
  }

  /** A name that no state of the author's has. */
  #endOf(name: string): string {
    let end = `End of ${name}`.slice(0, 80);
    while (this.states.has(end) && !this.#ends.has(end)) end = `_${end}`.slice(0, 80);
    this.#ends.add(end);
    return end;
  }
}

function nameTwice({ name, source }: StateNode, earlier: StateNode): ProblemNode {
  const line = earlier.source.position?.line;
  const where = line === undefined || line === source.position?.line ? "" : `, first on line ${line}`;
  return problem(
    "DUPLICATE_STATE_NAME",
    `state name "${name}" is already used in this workflow${where}`,
    "Rename one; or append one and the same chain where the same states are meant.",
  );
}

function firstOf(step: StepNode, next: Target): Target {
  switch (step.kind) {
    case "append":
      return firstOfSteps(step.steps, next);
    case "problemStep":
      return next;
    case "goTo":
      return step.name;
    case "end":
      return null;
    default:
      return step.name;
  }
}

function firstOfSteps(steps: Steps, next: Target): Target {
  return listSteps(steps).reduceRight((target, step) => firstOf(step, target), next);
}

/** Whether no run through a chain goes on to what follows it. */
function isClosed({ last }: Steps): boolean {
  switch (last?.kind) {
    case "end":
    case "goTo":
    case "succeed":
    case "fail":
      return true;
    case "append":
      return isClosed(last.steps);
    case "choice":
      return last.otherwise !== undefined && [...last.rules.map(({ steps }) => steps), last.otherwise].every(isClosed);
    default:
      return false;
  }
}
