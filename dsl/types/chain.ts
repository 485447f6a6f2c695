import type { QueryLanguage, StateMachineType } from "../../asl/definition";
import type { Content, Plain } from "./document";
import type { DslTypeError } from "./dsl-type-error";

export declare const types: unique symbol;

/** What the types know of any chain: constraints compare this, never whole chains. */
export interface AnyChain {
  readonly [types]: {
    readonly start: unknown;
    readonly document: unknown;
    readonly ended: unknown;
  };
}

/** A workflow: a chain with a name. */
export interface AnyWorkflow extends AnyChain {
  /** The name that AWS will show; empty for steps that are no workflow. */
  readonly name: string;
}

/** How a machine runs, as far as it decides what its steps may do. */
export interface Mode {
  readonly language: QueryLanguage;
  readonly type: StateMachineType;
}

/** Where the run of a chain is over, and with which document: nothing can follow. */
export interface Ended<in out Start, in out Out> {
  readonly [types]: {
    readonly start: Start;
    readonly document: never;
    readonly ended: Out;
  };
  readonly name: string;
}

/** The input a chain starts from. */
export type InputOf<F extends AnyChain> = F[typeof types]["start"];

/** What a run of the chain gives, whichever way it ends. */
export type OutputOf<F extends AnyChain> = Plain<F[typeof types]["document"] | F[typeof types]["ended"]>;

/** A chain that may follow, else the sentence that says why not. */
export type Fits<D, F extends AnyChain> = [Content<D>] extends [F[typeof types]["start"]]
  ? F
  : DslTypeError<"the document here does not fit what this chain starts from">;

/** A state name that is still free, else the sentence that says it is not. Names made in a run are compared by `compile`. */
export type NewName<N extends string, Names> = N extends Names
  ? string extends Names
    ? N
    : DslTypeError<`state name "${N}" is already used in this workflow`>
  : N;

declare const visited: unique symbol;

/** A state that can be gone to, with the document it was reached with. */
export interface Visited<in out N, in out D> {
  readonly [visited]: readonly [N, D];
}

/** The document that a state was reached with. */
export type DocumentAt<States, N> = States extends Visited<N, infer D> ? D : never;

/** The name of a state whose document this one fits, else the sentence that says it does not. */
export type Target<N extends string, States, D> = [Content<D>] extends [Content<DocumentAt<States, N>>]
  ? N
  : DslTypeError<`the document here does not fit state "${N}"`>;
