import type { Integration } from "../declare/integration";
import type { Mode, NewName, Visited } from "../types/chain";
import type { After, Content, ResultPath } from "../types/document";
import type { DslTypeError } from "../types/dsl-type-error";
import type { Ref, Resolved } from "../types/ref";
import type { Scope } from "../types/scope";
import type { Catching } from "./catching";
import type { ResultOptions, Template, ValueOf } from "./options";
import type { AllowedIn } from "./patterns";

/** The function that makes what an integration is called with. */
// NoInfer around the template, not around G: that would hide the members of a union from it.
type ArgumentsOf<D, Vars, M extends Mode, G> = (scope: Scope<D, Vars>) => NoInfer<Template<G, M>>;

/** What a task can say besides its name and its integration. */
export interface TaskOptions<D, Vars, M extends Mode, O, P, RS, X, A, G>
  extends ResultOptions<D, Vars, M, O, P, RS, X, A> {
  /** What the integration is called with. @default the whole document, where it fits */
  readonly arguments?: ArgumentsOf<D, Vars, M, G>;
  /** The time limit. @default 99999999 */
  readonly timeoutSeconds?: ValueOf<number, D, Vars, M>;
  /** The longest time between two heartbeats of a task that waits. Less than the time limit. */
  readonly heartbeatSeconds?: ValueOf<number, D, Vars, M>;
  /** A role of another account to act as. */
  readonly credentials?: (scope: Scope<D, Vars>) => { readonly RoleArn: Template<string, M> };
}

/** Adds a task. Without options it is a signature of its own, which costs the type checker much less. */
export interface TaskStep<
  in out Start,
  in out D,
  in out Vars,
  in out Out,
  in out Names,
  in out States,
  in out M extends Mode,
> {
  <N extends string, I, O, E extends string, G>(
    name: NewName<N, Names>,
    integration: Integration<I, O, E, G> & AllowedIn<M> & Taking<D, I>,
  ): Catching<Start, D, Vars, O, Vars, Out, Names | N, States | Visited<N, D>, M, E>;

  <
    N extends string,
    I,
    O,
    E extends string,
    G,
    P extends ResultPath | undefined = undefined,
    RS = Ref<O>,
    X = unknown,
    A = {},
  >(
    name: NewName<N, Names>,
    integration: Integration<I, O, E, G> & AllowedIn<M>,
    options: TaskOptions<D, Vars, M, O, P, RS, X, A, G> & NoInfer<NeededArguments<D, I, ArgumentsOf<D, Vars, M, G>>>,
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
    E
  >;
}

/** An integration that takes the whole document, else the sentence that says it does not. */
type Taking<D, I> = [Content<D>] extends [I]
  ? unknown
  : DslTypeError<"the document here does not fit what this task takes: give it `arguments`">;

/** `arguments` may be left out where the document fits what the integration takes. */
// Said again with its whole type: else the editor forgets that words such as "GET" are words of a union.
type NeededArguments<D, I, Given> = [Content<D>] extends [I] ? unknown : { readonly arguments: Given };
