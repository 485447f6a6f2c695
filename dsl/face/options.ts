import type { Mode } from "../types/chain";
import type { Ref, Templated } from "../types/ref";
import type { OutputScope, ResultScope, Scope } from "../types/scope";

/** A template that the query language of the workflow can say. */
export type Template<T, M extends Mode> = Templated<T, M["language"]>;

/** A value, or a function that reads one from the document. */
export type ValueOf<T, D, Vars, M extends Mode> = T | ((scope: Scope<D, Vars>) => Ref<T, M["language"]>);

/** Options that only JSONata has. */
export type InJsonata<M extends Mode, Option> = M["language"] extends "JSONata" ? Option : never;

/** What every state can say. */
export interface StateOptions {
  readonly comment?: string;
}

/** What a state without work of its own can say of its data. */
export interface PassingOptions<D, Vars, M extends Mode, X, A> extends StateOptions {
  /** What the state sees of its input; null for nothing. */
  readonly inputPath?: ((scope: Scope<D, Vars>) => Ref<unknown, M["language"]>) | null;
  /** What the next state gets of the document. */
  readonly outputPath?: (scope: OutputScope<D, Vars>) => X;
  /** What the next state gets. JSONata only. */
  readonly output?: InJsonata<M, (scope: Scope<D, Vars>) => X>;
  /** Variables to set, by name. */
  readonly assign?: (scope: Scope<D, Vars>) => A;
}

/** What a state with a result can say of its data. */
export interface ResultOptions<D, Vars, M extends Mode, O, P, RS, X, A> extends StateOptions {
  /** What the state sees of its input; null for nothing. Seldom needed: `arguments` reads from all of it. */
  readonly inputPath?: ((scope: Scope<D, Vars>) => Ref<unknown, M["language"]>) | null;
  /** What is kept of the result. @default all of it */
  readonly resultSelector?: (scope: ResultScope<D, Vars, O>) => RS;
  /** Where the result goes in the document: `"$.face"`; null discards it. @default "$", in place of the document */
  readonly resultPath?: P;
  /** What the next state gets of the document, once the result is in its place. */
  readonly outputPath?: (scope: OutputScope<RS extends Ref<infer R> ? R : RS, Vars>) => X;
  /** What the next state gets. JSONata only. */
  readonly output?: InJsonata<M, (scope: ResultScope<D, Vars, O>) => X>;
  /** Variables to set, by name. JSONPath reads the result only. */
  readonly assign?: (scope: ResultScope<D, Vars, O>) => A;
}

/** What a task can say besides its name and its integration. */
export interface TaskOptions<D, Vars, M extends Mode, O, P, RS, X, A, G>
  extends ResultOptions<D, Vars, M, O, P, RS, X, A> {
  /** What the integration is called with. @default the whole document, where it fits */
  readonly arguments?: (scope: Scope<D, Vars>) => Template<G, M>;
  /** The time limit. @default 99999999 */
  readonly timeoutSeconds?: ValueOf<number, D, Vars, M>;
  /** The longest time between two heartbeats of a task that waits. Less than the time limit. */
  readonly heartbeatSeconds?: ValueOf<number, D, Vars, M>;
  /** A role of another account to act as. */
  readonly credentials?: (scope: Scope<D, Vars>) => { readonly RoleArn: Template<string, M> };
}
