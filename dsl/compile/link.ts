import type { QueryLanguage } from "../../asl/definition";
import type { ProblemNode } from "../tree/problem";
import type { Source } from "../tree/source";
import type { StateNode } from "../tree/state";
import { type AppendNode, isState, listSteps, type ProblemStepNode, type StepNode, type Steps } from "../tree/steps";
import { followsItself, goesOnTwice, type LinkProblem, nameTwice } from "./link-problem";
import { isClosed, lastState } from "./steps-end";
import { unknownLanguage } from "./unknown-word";

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

/** Finds the neighbours of every state in a chain and in the branches that come out of it. */
export function link(steps: Steps, queryLanguage: QueryLanguage): LinkedScope {
  const linker = new Linker();
  const startAt = linker.place(steps, null, queryLanguage, "");
  return { startAt, states: linker.states, problems: linker.problems };
}

class Linker {
  readonly states = new Map<string, LinkedState>();
  readonly problems: LinkProblem[] = [];
  readonly #placed = new Map<Steps, Target>();
  readonly #ends = new Set<string>();
  readonly #named = new Map<string, StateNode>();
  /** The states that came second to their names, by what they are called instead. */
  readonly #renamed = new Map<StateNode, string>();

  /** Places the states of a chain that stands at a place of the scope and goes on to `after`; gives the first of them. */
  place(steps: Steps, after: Target, language: QueryLanguage, at: string): Target {
    const list = this.#withoutRepeats(listSteps(steps), at);
    for (const step of list) this.#claim(step);
    const targets: Target[] = [after];
    for (const step of list.toReversed()) targets.push(this.#firstOf(step, targets.at(-1) ?? null));
    targets.reverse();
    list.forEach((step, index) => {
      if (step.kind === "problemStep") this.#report(step.problem, step.source, this.#placeOf(step, list, index) ?? at);
      else this.#placeStep(step, targets[index + 1] ?? null, language, at);
    });
    return targets[0] ?? null;
  }

  #placeStep(step: StepNode, next: Target, language: QueryLanguage, at: string): void {
    if (step.kind === "append") this.#placeOnce(step, next, language, at);
    else if (isState(step)) this.#placeState(step, next, language);
  }

  #placeOnce({ steps, source }: AppendNode, next: Target, language: QueryLanguage, at: string): void {
    const known = this.#placed.get(steps);
    if (known !== undefined && (known === next || isClosed(steps))) return;
    if (known !== undefined) {
      this.#report(goesOnTwice(this.#firstOfSteps(steps, null)), source, at);
      return;
    }
    this.#placed.set(steps, next);
    const own = steps.start.queryLanguage ?? "JSONPath";
    if (own !== "JSONPath" && own !== "JSONata") this.#report(unknownLanguage(own), steps.start.source, at);
    this.place(steps, next, own === "JSONata" ? own : language, at);
  }

  /** A chain that stands twice in a row of steps would be followed by itself for ever. */
  #withoutRepeats(list: readonly StepNode[], at: string): readonly StepNode[] {
    const appended = new Set<Steps>();
    return list.filter((step) => {
      if (step.kind !== "append" || !appended.has(step.steps) || isClosed(step.steps)) {
        if (step.kind === "append") appended.add(step.steps);
        return true;
      }
      this.#report(followsItself(this.#firstOfSteps(step.steps, null)), step.source, at);
      return false;
    });
  }

  /** Gives states their names, the first come the one the author wrote. */
  #claim(step: StepNode): void {
    if (step.kind === "append") for (const each of listSteps(step.steps)) this.#claim(each);
    if (!isState(step)) return;
    const holder = this.#named.get(step.name);
    if (holder === undefined) this.#named.set(step.name, step);
    else if (holder !== step && !this.#renamed.has(step)) this.#rename(step, holder);
  }

  #rename(state: StateNode, holder: StateNode): void {
    this.#report(nameTwice(state, holder), state.source, `/States/${state.name}`);
    let count = 2;
    while (this.#named.has(another(state.name, count))) count++;
    this.#named.set(another(state.name, count), state);
    this.#renamed.set(state, another(state.name, count));
  }

  #nameOf(state: StateNode): string {
    return this.#renamed.get(state) ?? state.name;
  }

  #placeOf({ field }: ProblemStepNode, list: readonly StepNode[], index: number): string | undefined {
    const before = field === undefined ? undefined : lastState(list.slice(0, index));
    return before && `/States/${this.#nameOf(before)}/${field}`;
  }

  #report(problem: ProblemNode, source: Source, location: string): void {
    this.problems.push({ problem, source, location });
  }

  #firstOf(step: StepNode, next: Target): Target {
    switch (step.kind) {
      case "append":
        return this.#firstOfSteps(step.steps, next);
      case "problemStep":
        return next;
      case "goTo":
        return step.name;
      case "end":
        return null;
      default:
        return this.#nameOf(step);
    }
  }

  #firstOfSteps(steps: Steps, next: Target): Target {
    return listSteps(steps).reduceRight((target, step) => this.#firstOf(step, target), next);
  }

  #placeState(state: StateNode, next: Target, queryLanguage: QueryLanguage): void {
    const name = this.#nameOf(state);
    if (this.states.has(name)) return;
    const linked = {
      state,
      next,
      queryLanguage,
      caught: [] as Target[],
      chosen: [] as Target[],
      otherwise: undefined as Target | undefined,
    };
    this.states.set(name, linked);
    const branch = (steps: Steps, field: string) => this.#branch(steps, linked, `/States/${name}/${field}`);
    if ("catchers" in state) linked.caught = state.catchers.map(({ steps }, index) => branch(steps, `Catch[${index}]`));
    if (state.kind !== "choice") return;
    linked.chosen = state.rules.map(({ steps }, index) => branch(steps, `Choices[${index}]`));
    if (state.otherwise !== undefined) linked.otherwise = branch(state.otherwise, "Default");
  }

  /** Rules and catchers must lead to a state: where the scope would end at once, a Succeed state stands for the end. */
  #branch(steps: Steps, { state: { name, source }, next, queryLanguage }: LinkedState, at: string): string {
    const first = this.place(steps, next, queryLanguage, at);
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

/** What a state is called whose name another has. */
function another(name: string, count: number): string {
  return `${name.slice(0, 74)} (${count})`;
}
