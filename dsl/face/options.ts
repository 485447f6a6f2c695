import type { Mode } from "../types/chain";
import type { Ref, Templated } from "../types/ref";
import type { ItemScope, OutputScope, ResultScope, Scope } from "../types/scope";

/** A template that the query language of the workflow can say. */
export type Template<T, M extends Mode> = Templated<T, M["language"]>;

/** A value, or a function that reads one from the document. */
export type ValueOf<T, D, Vars, M extends Mode> = T | ((scope: Scope<D, Vars>) => Ref<T, M["language"]>);

/** Options that only JSONata has. */
export type InJsonata<M extends Mode, Option> = M["language"] extends "JSONata" ? Option : never;

/** A list that a Map goes through. */
export type ItemsOf<Item, M extends Mode> = Ref<readonly Item[], M["language"]> | InJsonata<M, readonly Item[]>;

/** What every state can say. */
export interface StateOptions {
  readonly comment?: string;
}

/** What a choice can say of its data. */
export interface ChoiceOptions<D, Vars, M extends Mode, X> extends OutputOptions<D, Vars, M, X> {
  /** Variables to set, by name. */
  readonly assign?: (scope: Scope<D, Vars>) => unknown;
}

/** What a state that ends a run can say of its data. */
// Inherits nothing, and nor does ResultOptions: each level of inheritance is worked out again at every step.
export interface OutputOptions<D, Vars, M extends Mode, X> {
  readonly comment?: string;
  /** What the state sees of its input; null for nothing. Seldom needed: the values of a state read from all of it. */
  readonly inputPath?: ((scope: Scope<D, Vars>) => Ref<unknown, M["language"]>) | null;
  /** What the next state gets of the document. */
  readonly outputPath?: (scope: OutputScope<D, Vars>) => X;
  /** What the next state gets. JSONata only. */
  readonly output?: InJsonata<M, (scope: Scope<D, Vars>) => X>;
}

/** What a state without work of its own can say of its data. */
export interface PassingOptions<D, Vars, M extends Mode, X, A> extends OutputOptions<D, Vars, M, X> {
  /** Variables to set, by name. */
  readonly assign?: (scope: Scope<D, Vars>) => A;
}

/** What a pass can say of its data. */
export interface PassOptions<D, Vars, M extends Mode, R, G, P, X, A> extends PassingOptions<D, Vars, M, X, A> {
  /** A fixed result. */
  readonly result?: R;
  /** What the result is made from. @default the document */
  readonly arguments?: (scope: Scope<D, Vars>) => G;
  /** Where the result goes in the document; null discards it. @default "$", in place of the document */
  readonly resultPath?: P;
}

/** What a state with a result can say of its data. */
export interface ResultOptions<D, Vars, M extends Mode, O, P, RS, X, A> {
  readonly comment?: string;
  /** What the state sees of its input; null for nothing. Seldom needed: the values of a state read from all of it. */
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

/** What an inline map can say besides its name and its body. */
export interface MapOptions<D, Vars, M extends Mode, Item, IS, O, P, RS, X, A>
  extends ResultOptions<D, Vars, M, O, P, RS, X, A> {
  /** The list. In JSONata plain values may be written out. */
  readonly items: (scope: Scope<D, Vars>) => ItemsOf<Item, M>;
  /** What the body starts from. @default the item */
  readonly itemSelector?: (scope: ItemScope<D, Vars, Item>) => IS;
  /** How many items at a time; 0 for as many as AWS allows, about 40. @default 0 */
  readonly maxConcurrency?: ValueOf<number, D, Vars, M>;
}
