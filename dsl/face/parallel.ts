import type { AnyChain, Mode, NewName, OutputOf, Visited } from "../types/chain";
import type { After, ResultPath } from "../types/document";
import type { Ref, Resolved } from "../types/ref";
import type { Scope } from "../types/scope";
import type { Catching } from "./catching";
import type { Chain } from "./chain";
import type { ResultOptions, Template } from "./options";

/** Functions that build the branches, each on a chain that starts from `Input`. */
type Branches<Input, Vars, M extends Mode, F extends readonly AnyChain[]> = readonly [
  ...{ [K in keyof F]: (branch: Chain<Input, Input, Vars, never, never, never, M>) => F[K] },
];

/** What the state gives: what each branch gives. */
type Outputs<F extends readonly AnyChain[]> = { -readonly [K in keyof F]: OutputOf<F[K]> };

/**
 * Adds a Parallel. `arguments` of another type than the document's come before the branches, which start from them; functions
 * that stand there with them, such as `resultSelector`, know the results as a list only.
 */
export interface ParallelStep<
  in out Start,
  in out D,
  in out Vars,
  in out Out,
  in out Names,
  in out States,
  in out M extends Mode,
> {
  <
    N extends string,
    F extends readonly AnyChain[],
    P extends ResultPath | undefined = undefined,
    RS = Ref<Outputs<F>>,
    X = unknown,
    A = {},
  >(
    name: NewName<N, Names>,
    branches: Branches<D, Vars, M, F>,
    options?: ResultOptions<D, Vars, M, Outputs<F>, P, RS, X, A> & {
      /** What the branches start from, of the document's own type. @default the document */
      readonly arguments?: (scope: Scope<D, Vars>) => Template<D, M>;
    },
  ): Catching<
    Start,
    D,
    Vars,
    After<D, NoInfer<P>, NoInfer<RS>, NoInfer<X>>,
    Vars & Resolved<NoInfer<A>>,
    Out,
    Names | N,
    States | Visited<N, D>,
    M,
    "States.BranchFailed"
  >;

  <
    N extends string,
    F extends readonly AnyChain[],
    G = Ref<D>,
    P extends ResultPath | undefined = undefined,
    RS = Ref<Outputs<F>>,
    X = unknown,
    A = {},
  >(
    name: NewName<N, Names>,
    options: ResultOptions<D, Vars, M, Outputs<F>, P, RS, X, A> & {
      /** What the branches start from. @default the document */
      readonly arguments?: (scope: Scope<D, Vars>) => G;
    },
    branches: Branches<Resolved<G>, Vars, M, F>,
  ): Catching<
    Start,
    D,
    Vars,
    After<D, NoInfer<P>, NoInfer<RS>, NoInfer<X>>,
    Vars & Resolved<NoInfer<A>>,
    Out,
    Names | N,
    States | Visited<N, D>,
    M,
    "States.BranchFailed"
  >;
}
