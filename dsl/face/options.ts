import type { AnyPoint, Machine } from "../types/chain";
import type { Content, Kept, Merge, Reshaped } from "../types/document";
import type { Ref, Templated } from "../types/ref";
import type { OutputScope, ResultScope, Scope } from "../types/scope";

/** A template that the query language of the workflow can say. */
export type Template<T, M extends Machine> = Templated<T, M["language"]>;

/** A value, or a function that reads one from the document. */
export type ValueOf<T, S extends AnyPoint> = T | ((scope: Scope<S>) => Ref<T, S["machine"]["language"]>);

/** Options that only JSONata has. */
export type InJsonata<M extends Machine, Option> = M["language"] extends "JSONata" ? Option : never;

/** A list that a Map goes through. */
export type ItemsOf<Item, S extends AnyPoint> =
  | Ref<readonly Item[], S["machine"]["language"]>
  | InJsonata<S["machine"], readonly (Item | Ref<Item>)[]>;

/** What every state can say. */
export interface StateOptions {
  readonly comment?: string;
}

/** What a state that ends a run can say of its data. */
// Inherits nothing, and nor does ResultOptions: each level of inheritance is worked out again at every step.
export interface OutputOptions<S extends AnyPoint, X> {
  readonly comment?: string;
  /** What the state sees of its input; null for nothing. Seldom needed: the values of a state read from all of it. */
  readonly inputPath?: ((scope: Scope<S>) => Ref<unknown, S["machine"]["language"]>) | null;
  /** What the next state gets of the document; null for nothing. */
  readonly outputPath?: ((scope: OutputScope<S, Content<S["document"]>>) => X) | null;
  /** What the next state gets. JSONata only. */
  readonly output?: InJsonata<S["machine"], (scope: Scope<S>) => X>;
}

/** What a state without work of its own can say of its data. */
export interface PassingOptions<S extends AnyPoint, X, A> extends OutputOptions<S, X> {
  /** Variables to set, by name. */
  readonly assign?: (scope: Scope<S>) => A;
}

/** What a wait can say that is told a number of seconds. */
export interface SecondsOptions<S extends AnyPoint, X, A> extends PassingOptions<S, X, A> {
  readonly seconds: ValueOf<number, S>;
  readonly timestamp?: undefined;
}

/** What a wait can say that is told a time. */
export interface TimestampOptions<S extends AnyPoint, X, A> extends PassingOptions<S, X, A> {
  readonly timestamp: ValueOf<string, S>;
  readonly seconds?: undefined;
}

/** What a pass can say of its data. */
export interface PassOptions<S extends AnyPoint, R, G, P, X, A> extends StateOptions {
  /** What the state sees of its input; null for nothing. Seldom needed: the values of a state read from all of it. */
  readonly inputPath?: ((scope: Scope<S>) => Ref<unknown, S["machine"]["language"]>) | null;
  /** What the next state gets of the document, once the result is in its place; null for nothing. */
  readonly outputPath?: ((scope: OutputScope<S, Content<Reshaped<S["document"], R, G, P, unknown>>>) => X) | null;
  /** What the next state gets. JSONata only. */
  readonly output?: InJsonata<S["machine"], (scope: Scope<S>) => X>;
  /** Variables to set, by name. */
  readonly assign?: (scope: Scope<S>) => A;
  /** A fixed result. */
  readonly result?: R;
  /** What the result is made from. @default the document */
  readonly arguments?: (scope: Scope<S>) => G;
  /** Where the result goes in the document; null discards it. @default "$", in place of the document */
  readonly resultPath?: P;
}

/** What a state with a result can say of its data. */
export interface ResultOptions<S extends AnyPoint, O, P, RS, X, A> {
  readonly comment?: string;
  /** What the state sees of its input; null for nothing. Seldom needed: the values of a state read from all of it. */
  readonly inputPath?: ((scope: Scope<S>) => Ref<unknown, S["machine"]["language"]>) | null;
  /** What is kept of the result. @default all of it */
  readonly resultSelector?: (scope: ResultScope<S, O>) => RS;
  /** Where the result goes in the document: `"$.face"`; null discards it. @default "$", in place of the document */
  readonly resultPath?: P;
  /** What the next state gets of the document, once the result is in its place; null for nothing. */
  readonly outputPath?: ((scope: OutputScope<S, Content<Merge<S["document"], P, Kept<O, RS>>>>) => X) | null;
  /** What the next state gets. JSONata only. */
  readonly output?: InJsonata<S["machine"], (scope: ResultScope<S, O>) => X>;
  /** Variables to set, by name. JSONPath reads the result only. */
  readonly assign?: (scope: ResultScope<S, O>) => A;
}
