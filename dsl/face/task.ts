import type { Integration } from "../declare/integration";
import type { AnyPoint, Assigned, ChainAt, NewName, Then } from "../types/chain";
import type { After, AnyDocument, Document, Fitting, Kept, ResultPath } from "../types/document";
import type { DslTypeError } from "../types/dsl-type-error";
import type { Scope } from "../types/scope";
import type { Catching } from "./catching";
import type { ResultOptions, Template, ValueOf } from "./options";
import type { AllowedIn } from "./patterns";

/** The function that makes what an integration is called with. */
type ArgumentsOf<S extends AnyPoint, G> = (scope: Scope<S>) => Template<G, S["machine"]>;

/** What a task can say besides its name and its integration. */
export interface TaskOptions<S extends AnyPoint, O, P, RS, X, A, G> extends ResultOptions<S, O, P, RS, X, A> {
  /** What the integration is called with. @default the whole document, where it fits */
  // NoInfer around all of it: so TypeScript knows the words of a union when it comes to a word such as "GET".
  readonly arguments?: NoInfer<ArgumentsOf<S, G>>;
  /** The time limit. @default 99999999 */
  readonly timeoutSeconds?: ValueOf<number, S>;
  /** The longest time between two heartbeats of a task that waits. Less than the time limit. */
  readonly heartbeatSeconds?: ValueOf<number, S>;
  /** A role of another account to act as. */
  readonly credentials?: (scope: Scope<S>) => { readonly RoleArn: Template<string, S["machine"]> };
}

/** Adds a task. Without options it is a signature of its own, which costs the type checker much less. */
export interface TaskStep {
  <S extends AnyPoint, N extends string, I, O, E extends string, G>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    integration: Integration<I, O, E, G> & AllowedIn<S["machine"]> & Taking<S["document"], I>,
  ): Catching<Then<S, N, Document<O>>, S, E>;

  <
    S extends AnyPoint,
    N extends string,
    I,
    O,
    E extends string,
    G,
    P extends ResultPath | undefined = undefined,
    RS = unknown,
    X = unknown,
    A = {},
  >(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    integration: Integration<I, O, E, G> & AllowedIn<S["machine"]>,
    options: TaskOptions<S, O, P, RS, X, A, G> & NoInfer<NeededArguments<S["document"], I>>,
  ): Catching<
    Then<S, N, After<S["document"], NoInfer<P>, Kept<O, NoInfer<RS>>, NoInfer<X>>, Assigned<S, NoInfer<A>>>,
    S,
    E
  >;
}

/** An integration that takes the whole document, else the sentence that says it does not. */
type Taking<D extends AnyDocument, I> = Fitting<
  D,
  I,
  unknown,
  DslTypeError<"the document here does not fit what this task takes: give it `arguments`">
>;

/** `arguments` may be left out where the document fits what the integration takes. */
type NeededArguments<D extends AnyDocument, I> = Fitting<D, I, unknown, { readonly arguments: {} }>;
