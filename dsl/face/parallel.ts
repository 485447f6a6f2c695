import type { AnyChain, AnyPoint, Assigned, ChainAt, NewName, OutputOf, Point, Then } from "../types/chain";
import type { After, AnyDocument, Content, Document, Kept, ResultPath } from "../types/document";
import type { Ref, Resolved } from "../types/ref";
import type { Scope } from "../types/scope";
import type { Catching } from "./catching";
import type { Chain } from "./chain";
import type { ResultOptions, Template } from "./options";

/** Functions that build the branches, each on a chain that starts from a document. */
type Branches<Start, F extends readonly AnyChain[]> = { readonly [K in keyof F]: (branch: Start) => F[K] };

/** Where a branch starts: it sees the variables, but none of the states. */
type Beginning<S extends AnyPoint, D extends AnyDocument> = Chain<
  Point<D, S["vars"], never, never, never, S["machine"]>
>;

/** What the state gives: what each branch gives. */
type Outputs<F extends readonly AnyChain[]> = { -readonly [K in keyof F]: OutputOf<F[K]> };

/** What a Parallel can say besides its name and its branches. */
interface ParallelOptions<S extends AnyPoint, G, O, P, RS, X, A> extends ResultOptions<S, O, P, RS, X, A> {
  /** What the branches start from; of the document's own type where it stands after them. @default the document */
  readonly arguments?: (scope: Scope<S>) => G;
}

/**
 * Adds a Parallel. `arguments` of another type than the document's come before the branches, which start from them; functions
 * that stand there with them, such as `resultSelector`, know the results as a list only.
 */
export interface ParallelStep {
  <
    S extends AnyPoint,
    N extends string,
    F extends readonly AnyChain[] | [],
    P extends ResultPath | undefined = undefined,
    RS = unknown,
    X = unknown,
    A = {},
  >(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    branches: Branches<Beginning<S, S["document"]>, F>,
    options?: ParallelOptions<S, Template<Content<S["document"]>, S["machine"]>, Outputs<F>, P, RS, X, A>,
  ): Catching<
    Then<S, N, After<S["document"], NoInfer<P>, Kept<Outputs<F>, NoInfer<RS>>, NoInfer<X>>, Assigned<S, NoInfer<A>>>,
    S,
    "States.BranchFailed"
  >;

  <
    S extends AnyPoint,
    N extends string,
    F extends readonly AnyChain[] | [],
    G = Ref<Content<S["document"]>>,
    P extends ResultPath | undefined = undefined,
    RS = unknown,
    X = unknown,
    A = {},
  >(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options: ParallelOptions<S, G, unknown[], P, RS, X, A>,
    branches: Branches<Beginning<S, Document<Resolved<G>>>, F>,
  ): Catching<
    Then<S, N, After<S["document"], NoInfer<P>, Kept<Outputs<F>, NoInfer<RS>>, NoInfer<X>>, Assigned<S, NoInfer<A>>>,
    S,
    "States.BranchFailed"
  >;
}
