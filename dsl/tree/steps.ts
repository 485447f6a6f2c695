import type { QueryLanguage, StateMachineType } from "../../asl/definition";
import type { ProblemNode } from "./problem";
import type { Source } from "./source";
import type { StateNode } from "./state";

/** What a chain that is a workflow says about the machine. */
export interface WorkflowNode {
  readonly name: string;
  readonly comment?: string;
  readonly version?: "1.0";
  readonly queryLanguage: QueryLanguage;
  readonly type: StateMachineType;
  /** What is wrong with it as a whole. */
  readonly problems?: readonly ProblemNode[];
  readonly timeoutSeconds?: number;
}

/** Where a chain begins. Two chains with the same start are branches of one beginning. */
export interface StartNode {
  readonly workflow?: WorkflowNode;
  /** What its steps are written in; absent in branches, which are part of other steps. */
  readonly queryLanguage?: QueryLanguage;
  readonly source: Source;
}

/** The states of another chain follow here. */
export interface AppendNode {
  readonly kind: "append";
  readonly steps: Steps;
  readonly source: Source;
}

/** The run goes on at a state of this scope. */
export interface GoToNode {
  readonly kind: "goTo";
  readonly name: string;
  readonly source: Source;
}

/** The run of this scope is over. */
export interface EndNode {
  readonly kind: "end";
  readonly source: Source;
}

/** Something wrong with a step as a whole. */
export interface ProblemStepNode {
  readonly kind: "problemStep";
  /** The field of the state before it that the author was about to give; absent where the chain as a whole is wrong. */
  readonly field?: "Next" | "Retry" | "Catch";
  readonly problem: ProblemNode;
  readonly source: Source;
}

/** One link of a chain. */
export type StepNode = StateNode | AppendNode | GoToNode | EndNode | ProblemStepNode;

/** A chain: all that went before, and one step more. Immutable, so chains share their beginnings. */
export interface Steps {
  readonly start: StartNode;
  readonly previous?: Steps;
  readonly last?: StepNode;
}

/** Whether a step is a state of its own. */
export function isState(step: StepNode): step is StateNode {
  return !NO_STATES.has(step.kind);
}

const NO_STATES: ReadonlySet<StepNode["kind"]> = new Set(["append", "goTo", "end", "problemStep"]);

/** A chain without steps. */
export function emptySteps(start: StartNode): Steps {
  return Object.freeze({ start });
}

/** A chain with one step more. */
export function addStep(previous: Steps, last: StepNode): Steps {
  return Object.freeze({ start: previous.start, previous, last });
}

/** The steps of a chain, first to last. */
export function listSteps(steps: Steps): StepNode[] {
  const list: StepNode[] = [];
  for (let at: Steps | undefined = steps; at?.last !== undefined; at = at.previous) list.push(at.last);
  return list.reverse();
}
