import type { State } from "../definition";
import { type Scope, transitionsOf } from "../graph";
import { isSame, join, type Shape, UNKNOWN } from "./shape";
import { type FlowState, type Step, step } from "./step";

/** A loop that still learns after so many rounds is not followed further. */
const MAXIMUM_ROUNDS = 20;

/** What is known of the document that enters each state of a scope. */
export type Documents = ReadonlyMap<string, Shape>;

/** Follows a document from StartAt along every path of a scope, until nothing new is learnt. */
export function flowThrough(scope: Scope, states: ReadonlyMap<string, FlowState>, start: Shape): Documents {
  const documents = new Map<string, Shape>();
  const rounds = new Map<string, number>();
  const queue: string[] = [];
  const arrive = (name: string, document: Shape): void => {
    const known = documents.get(name);
    const round = (rounds.get(name) ?? 0) + 1;
    const learnt = known === undefined ? document : round > MAXIMUM_ROUNDS ? UNKNOWN : join(known, document);
    if (known !== undefined && isSame(known, learnt)) return;
    documents.set(name, learnt);
    rounds.set(name, round);
    queue.push(name);
  };

  if (scope.startAt !== undefined) arrive(scope.startAt, start);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const state = states.get(name);
    if (state !== undefined)
      leave(
        state,
        step(state, documents.get(name) ?? UNKNOWN, () => {}),
        arrive,
      );
  }
  return documents;
}

function leave({ value }: FlowState, { output, caught }: Step, arrive: (name: string, document: Shape) => void): void {
  for (const { kind, to, location } of transitionsOf(value as unknown as State)) {
    const catcher = kind === "Catch" ? Number(/\d+/.exec(location)?.[0]) : undefined;
    arrive(to, catcher === undefined ? output : (caught[catcher] ?? UNKNOWN));
  }
}
