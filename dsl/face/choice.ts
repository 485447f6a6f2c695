import type { AnyChain, Mode, types } from "../types/chain";
import type { Condition, KnownOf, Narrowed } from "../types/condition";
import type { Resolved } from "../types/ref";
import type { Scope } from "../types/scope";
import type { Chain } from "./chain";
import type { InJsonata, StateOptions } from "./options";

/** Where the branches of a Choice lead: the documents that join what follows, and those with which runs ended. */
export interface Chosen {
  readonly result: { readonly document: unknown; readonly ended: unknown };
}

/** A Choice whose rules are complete. */
export interface Complete<Joined, Out> extends Chosen {
  readonly result: { readonly document: Joined; readonly ended: Out };
}

/** The rules of a Choice state: the first that holds is followed. */
export interface Choice<
  in out D,
  in out Vars,
  in out Names,
  in out States,
  in out M extends Mode,
  in out Joined,
  in out Out,
> extends Complete<Joined, Out> {
  /**
   * What follows when the condition holds. Where it says that a field is present, the field is required in the branch; where
   * its failing says so, as that of `not(isPresent(...))` does, in what comes after the rule.
   *
   * @example choice.when(({ input }) => isPresent(input.address), (known) => known.task("Ship", ship))
   */
  when<F extends AnyChain, Holds, Fails = unknown, X = unknown, A = {}>(
    condition: (scope: Scope<D, Vars>) => Condition<M["language"], Holds, Fails> | boolean,
    branch: (
      chain: Chain<Met<D, Holds, X>, Met<D, Holds, X>, Vars & Resolved<NoInfer<A>>, never, Names, States, M>,
    ) => F,
    options?: StateOptions & {
      /** What the branch starts from. JSONata only. */
      readonly output?: InJsonata<M, (scope: Scope<D, Vars>) => X>;
      /** Variables to set, by name. */
      readonly assign?: (scope: Scope<D, Vars>) => A;
    },
  ): Choice<
    Narrowed<D, KnownOf<NoInfer<Fails>, "input">>,
    Vars,
    Names,
    States,
    M,
    Joined | F[typeof types]["document"],
    Out | F[typeof types]["ended"]
  >;

  /** What follows when no rule holds. */
  otherwise<F extends AnyChain>(
    branch: (chain: Chain<D, D, Vars, never, Names, States, M>) => F,
  ): Complete<Joined | F[typeof types]["document"], Out | F[typeof types]["ended"]>;
}

/** The document of a branch. */
type Met<D, Holds, X> = unknown extends X ? Narrowed<D, KnownOf<NoInfer<Holds>, "input">> : Resolved<NoInfer<X>>;
