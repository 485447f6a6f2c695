import type { QueryLanguage, StateMachineType } from "../../asl/definition";
import type { AnyDocument, Content, Fitting, Others, Plain } from "./document";
import type { DslTypeError } from "./dsl-type-error";
import type { At, Resolved } from "./ref";

export declare const types: unique symbol;

/** What the types know of any chain: constraints compare this, never whole chains. */
export interface AnyChain extends ChainAt<AnyPoint> {}

/** A workflow: a chain with a name. */
export interface AnyWorkflow extends AnyChain {
  /** The name that AWS will show; empty for steps that are no workflow. */
  readonly name: string;
}

/** What a machine starts from, and how it runs, as far as that decides what its steps may do. */
export interface Machine<
  out Input = unknown,
  out L extends QueryLanguage = QueryLanguage,
  out T extends StateMachineType = StateMachineType,
  out Execution = Input,
> {
  readonly input: Input;
  /** What the execution was started with: unknown to steps that may stand in any workflow. */
  readonly execution: Execution;
  readonly language: L;
  readonly type: T;
}

/**
 * What the types know at the dot of a chain: the document here, the variables, what runs that ended give, the states so far
 * with their documents, and the machine.
 */
export interface Point<
  out D extends AnyDocument,
  out Vars,
  out Out extends AnyDocument,
  out Names,
  out States,
  out M extends Machine,
> {
  readonly document: D;
  readonly vars: Vars;
  readonly ended: Out;
  readonly names: Names;
  readonly states: States;
  readonly machine: M;
}

/** Any point of a chain. */
export type AnyPoint = Point<AnyDocument, unknown, AnyDocument, unknown, unknown, Machine>;

/** What a step is added to: a chain, by its point. */
export interface ChainAt<S extends AnyPoint> {
  readonly [types]: S;
}

/** The point after a state, with the document and the variables there, and what runs that ended give. */
// Taken out of a property: the name of an alias of a reference sticks to it, and editors would show Then<Then<Then<...>>>.
export type Then<
  S extends AnyPoint,
  N,
  D extends AnyDocument,
  Vars = S["vars"],
  Out extends AnyDocument = S["ended"],
> = {
  point: Point<D, Vars, Out, S["names"] | N, S["states"] | Visited<N, S["document"], S["vars"]>, S["machine"]>;
}["point"];

/** The variables after a state that assigns some; one that is assigned again is of its new type. */
export type Assigned<S extends AnyPoint, A> = {} extends A ? S["vars"] : Overwritten<S["vars"], Resolved<A>>;

/** The variables after steps that assigned others. */
export type Overwritten<Vars, Later> = keyof Vars & keyof Later extends never
  ? Vars & Later
  : Omit<Vars, keyof Later> & Later;

/** The variables where several ways join: those that all of them have. */
export type Shared<Vars> = Others<Vars, Vars> extends never ? Vars : { [K in keyof Vars & string]: Vars[K] };

/** The point where another document takes the place of this one, without a state of this chain. */
export type Onward<
  S extends AnyPoint,
  D extends AnyDocument,
  Vars = S["vars"],
  Out extends AnyDocument = S["ended"],
> = {
  point: Point<D, Vars, Out, S["names"], S["states"], S["machine"]>;
}["point"];

/** The point where branches come together with the main line, whose states can all be gone to. */
export type Meeting<S extends AnyPoint, J extends AnyPoint, D extends AnyDocument, Vars> = {
  point: Point<D, Vars, S["ended"] | J["ended"], S["names"] | J["names"], S["states"] | J["states"], S["machine"]>;
}["point"];

/** Where a branch ends that does not see the options written after it: it has what they assign, or what it set instead. */
export type Late<B extends AnyPoint, A> = {} extends A ? B : Onward<B, B["document"], Either<B["vars"], Resolved<A>>>;

type Either<Vars, Earlier> = [Vars] extends [never]
  ? Vars
  : { [K in keyof Vars | keyof Earlier]: At<Vars, K> | (K extends keyof Earlier ? Earlier[K] : never) };

/** Where a branch starts that shares the states of this chain. */
export interface Branching<in out S extends AnyBranching> {
  readonly ended: never;
  readonly names: S["names"];
  readonly states: S["states"];
  readonly machine: S["machine"];
}

type AnyBranching = Pick<AnyPoint, "names" | "states" | "machine">;

/** Where the run of a chain is over, and with which document: nothing can follow. */
export interface Ended<in out M extends Machine, in out Out extends AnyDocument>
  extends ChainAt<Point<never, never, Out, never, never, M>> {
  readonly name: string;
}

/** The input a chain starts from. */
export type InputOf<F extends AnyChain> = F[typeof types]["machine"]["input"];

/** What a run of the chain gives, whichever way it ends. */
export type OutputOf<F extends AnyChain> = OutputAt<F[typeof types]>;

/** What a run gives that ends at a point, or before. */
export type OutputAt<B extends AnyPoint> = Plain<Content<B["document"] | B["ended"]>>;

/** A chain that may follow, else the sentence that says why not. */
export type Fits<D extends AnyDocument, F extends AnyChain> = Fitting<
  D,
  F[typeof types]["machine"]["input"],
  F,
  DslTypeError<"the document here does not fit what this chain starts from">
>;

/** A state name that is still free, else the sentence that says it is not. Names made in a run are compared by `compile`. */
export type NewName<N extends string, Names> = N extends Names
  ? string extends Names
    ? N
    : DslTypeError<`state name "${N}" is already used in this workflow`>
  : N;

declare const visited: unique symbol;

/** A state that can be gone to, with the document and the variables it was reached with. */
export interface Visited<in out N, out D, out Vars> {
  readonly [visited]: readonly [N, D, Vars];
}

type DocumentAt<States, N> = States extends Visited<N, infer D extends AnyDocument, unknown> ? Content<D> : never;

type VarsAt<States, N> = States extends Visited<N, AnyDocument, infer Vars> ? Vars : never;

/** The name of a state that this document and these variables fit, else the sentence that says they do not. */
export type Target<N extends string, S extends AnyPoint> = Fitting<
  S["document"],
  DocumentAt<S["states"], N>,
  S["vars"] extends VarsAt<S["states"], N> ? N : DslTypeError<`the variables here do not fit state "${N}"`>,
  DslTypeError<`the document here does not fit state "${N}"`>
>;
