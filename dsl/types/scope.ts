import type { ExecutionContext } from "./context";
import type { ErrorInfo, Plain } from "./document";
import type { Doc } from "./ref";

/** What a function of a state is called with: ASL's `$states` words and the variables. */
export interface Scope<D, Vars> {
  /** The state's input. */
  readonly input: Doc<Plain<D>, readonly ["input"]>;
  /** The variables assigned so far. */
  readonly vars: Doc<Vars, readonly ["vars"]>;
  /** The context object: the execution, the state machine, the state. */
  readonly context: Doc<ExecutionContext, readonly ["context"]>;
}

/** The scope once the state's work is done. */
export interface ResultScope<D, Vars, R> extends Scope<D, Vars> {
  /** What the state's work gave. */
  readonly result: Doc<R>;
}

/** The scope of what a catcher keeps. */
export interface ErrorScope<D, Vars> extends Scope<D, Vars> {
  /** The name and the cause of the error. */
  readonly errorOutput: Doc<ErrorInfo>;
}

/** The scope of a state's `outputPath`. */
export interface OutputScope<D, Vars> extends Omit<Scope<D, Vars>, "input"> {
  /** The document with the state's result in its place. */
  readonly output: Doc<Plain<D>>;
}

/** The scope of a Map's `itemSelector`. */
export interface ItemScope<D, Vars, Item> extends Scope<D, Vars> {
  /** The item at hand. */
  readonly item: {
    /** From 0. */
    readonly index: Doc<number>;
    readonly value: Doc<Item>;
    /** Where it comes from: `STATE_DATA`, or what a distributed Map read it from. */
    readonly source: Doc<string>;
  };
}

/** The scope of a distributed Map's `itemSelector`. */
export interface DistributedItemScope<D, Vars, Item> extends ItemScope<D, Vars, Item> {
  readonly item: ItemScope<D, Vars, Item>["item"] & {
    /** The name of the value, where the Map goes through the members of a JSON object. */
    readonly key: Doc<string>;
  };
}
