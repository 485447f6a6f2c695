import type { QueryLanguage } from "../../asl/definition";
import type { AnyChain, AnyPoint, types } from "./chain";
import type { ExecutionContext } from "./context";
import type { AnyDocument, ErrorInfo, Plain, ResultAt, Shown } from "./document";
import type { Doc, Members, Ref } from "./ref";

type InputPath = readonly ["input"];

/** The state's input: what the document was before, and the results placed in it since. */
// By its parts, of which all but the last results are the same at the next step. Taken out of a property for the editor.
type Input<D extends AnyDocument> = {
  input: D["keys"] extends never
    ? Doc<Plain<D["before"]>, InputPath>
    : Ref<Shown<D>, QueryLanguage, InputPath> & Members<D["before"], InputPath> & Placed<D>;
}["input"];

type Placed<D extends AnyDocument> = {
  readonly [K in D["keys"] & string]: Doc<ResultAt<D["entries"], K>, readonly ["input", K]>;
};

/** What a function of a state is called with: ASL's `$states` words and the variables. */
export interface Scope<in out S extends AnyPoint> {
  /** The state's input. */
  readonly input: Input<S["document"]>;
  /** The variables assigned so far. */
  readonly vars: Doc<Plain<S["vars"]>, readonly ["vars"]>;
  /** The context object: the execution, the state machine, the state. */
  readonly context: Doc<ExecutionContext<S["machine"]["execution"]>, readonly ["context"]>;
}

/**
 * What a function is called with that reads the document of a chain; for functions that are written apart from it.
 *
 * @example const isPaid = ({ input }: ScopeOf<typeof paid>) => stringEquals(input.payment, "Ok")
 */
export type ScopeOf<F extends AnyChain> = Pick<Scope<F[typeof types]>, keyof Scope<AnyPoint>>;

/** The scope once the state's work is done. */
export interface ResultScope<in out S extends AnyPoint, in out R> extends Scope<S> {
  /** What the state's work gave. */
  readonly result: Doc<R>;
}

/** The scope of what a catcher keeps. */
export interface ErrorScope<in out S extends AnyPoint> extends Scope<S> {
  /** The name and the cause of the error. */
  readonly errorOutput: Doc<ErrorInfo>;
}

/** The scope of a state's `outputPath`. */
export interface OutputScope<in out S extends AnyPoint, in out D> extends Omit<Scope<S>, "input"> {
  /** The document with the state's result in its place. */
  readonly output: Doc<Plain<D>>;
}

/** The scope of a Map's `itemSelector`. */
export interface ItemScope<in out S extends AnyPoint, in out Item> extends Scope<S> {
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
export interface DistributedItemScope<in out S extends AnyPoint, in out Item> extends ItemScope<S, Item> {
  readonly item: ItemScope<S, Item>["item"] & {
    /** The name of the value, where the Map goes through the members of a JSON object. */
    readonly key: Doc<string>;
  };
}
