import type { AnyChain, Mode, NewName, types, Visited } from "../types/chain";
import type { Condition, KnownOf, Narrowed } from "../types/condition";
import type { Resolved } from "../types/ref";
import type { Scope } from "../types/scope";
import type { Chain } from "./chain";
import type { ChoiceOptions, InJsonata, StateOptions, Template } from "./options";

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
  in out Given,
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
      chain: Chain<
        Met<D, Holds, Given, X>,
        Met<D, Holds, Given, X>,
        Vars & Resolved<NoInfer<A>>,
        never,
        Names,
        States,
        M
      >,
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
    Out | F[typeof types]["ended"],
    Given
  >;

  /** What follows when no rule holds. */
  otherwise<F extends AnyChain>(
    branch: (chain: Chain<Left<D, Given>, Left<D, Given>, Vars, never, Names, States, M>) => F,
  ): Complete<Joined | F[typeof types]["document"], Out | F[typeof types]["ended"]>;
}

/** The document that is left for a branch: the state's own, or what its output makes of it. */
type Left<D, Given> = unknown extends Given ? D : Resolved<Given>;

/** The document of a rule's branch. */
type Met<D, Holds, Given, X> = unknown extends X
  ? unknown extends Given
    ? Narrowed<D, KnownOf<NoInfer<Holds>, "input">>
    : Resolved<Given>
  : Resolved<NoInfer<X>>;

/** The rules of a Choice as its function is given them. */
type Rules<D, Vars, Names, States, M extends Mode, Given = unknown> = Choice<
  D,
  Vars,
  Names,
  States,
  M,
  never,
  never,
  Given
>;

/** Adds a Choice. An output of another type than the document's comes before the rules, whose branches start from it. */
export interface ChoiceStep<
  in out Start,
  in out D,
  in out Vars,
  in out Out,
  in out Names,
  in out States,
  in out M extends Mode,
> {
  <N extends string, R extends Chosen>(
    name: NewName<N, Names>,
    build: (choice: Rules<D, Vars, Names | N, States | Visited<N, D>, M>) => R,
    options?: ChoiceOptions<D, Vars, M, Template<D, M>>,
  ): Chain<Start, R["result"]["document"], Vars, Out | R["result"]["ended"], Names | N, States | Visited<N, D>, M>;

  <N extends string, R extends Chosen, X = unknown>(
    name: NewName<N, Names>,
    options: ChoiceOptions<D, Vars, M, X>,
    build: (choice: Rules<D, Vars, Names | N, States | Visited<N, D>, M, X>) => R,
  ): Chain<Start, R["result"]["document"], Vars, Out | R["result"]["ended"], Names | N, States | Visited<N, D>, M>;
}
