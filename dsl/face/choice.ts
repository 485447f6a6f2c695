import type { AnyPoint, Assigned, Branching, ChainAt, Mode, NewName, Then, Visited } from "../types/chain";
import type { Condition, KnownOf, Narrowed } from "../types/condition";
import type { AnyDocument, Content, Joint, Passed } from "../types/document";
import type { Scope } from "../types/scope";
import type { Chain } from "./chain";
import type { ChoiceOptions, InJsonata, StateOptions, Template } from "./options";

/**
 * What the types know of a Choice while its rules are added: what a branch starts from, and where the branches so far lead,
 * by the documents that join what follows and those with which runs ended.
 */
export interface RulesPoint<
  out D extends AnyDocument,
  out Vars,
  out Names,
  out States,
  out M extends Mode,
  out Joining extends AnyDocument,
  out Out extends AnyDocument,
  out Given,
> {
  readonly start: unknown;
  readonly document: D;
  readonly vars: Vars;
  readonly names: Names;
  readonly states: States;
  readonly mode: M;
  readonly joined: Joining;
  readonly ended: Out;
  readonly given: Given;
}

type AnyRulesPoint = RulesPoint<AnyDocument, unknown, unknown, unknown, Mode, AnyDocument, AnyDocument, unknown>;

declare const rules: unique symbol;

/** A Choice whose rules are complete. */
export interface Chosen<Q extends AnyRulesPoint> {
  readonly [rules]: Q;
}

/** The rules of a Choice state: the first that holds is followed. */
export interface Choice<in out Q extends AnyRulesPoint> extends Rules, Chosen<Q> {}

/** What can be said of a Choice. */
interface Rules {
  /**
   * What follows when the condition holds. Where it says that a field is present, the field is required in the branch; where
   * its failing says so, as that of `not(isPresent(...))` does, in what comes after the rule.
   *
   * Options may come before the branch: then `output` and `assign` can read the input.
   *
   * @example
   * choice.when(({ input }) => isPresent(input.address), (known) => known.task("Ship", ship))
   * choice.when(({ input }) => isNull(input.note), { assign: ({ input }) => ({ id: input.id }) }, (empty) => empty)
   */
  when<Q extends AnyRulesPoint, B extends AnyPoint, Holds, Fails = unknown>(
    this: Chosen<Q>,
    condition: (scope: Scope<Q>) => Condition<Q["mode"]["language"], Holds, Fails> | boolean,
    branch: (chain: Chain<MetPoint<Q, Holds, unknown, {}>>) => ChainAt<B>,
  ): Choice<AfterRule<Q, B, NoInfer<Fails>>>;

  when<Q extends AnyRulesPoint, B extends AnyPoint, Holds, Fails = unknown, X = unknown, A = {}>(
    this: Chosen<Q>,
    condition: (scope: Scope<Q>) => Condition<Q["mode"]["language"], Holds, Fails> | boolean,
    options: RuleOptions<Q, X, A>,
    branch: (chain: Chain<MetPoint<Q, Holds, X, A>>) => ChainAt<B>,
  ): Choice<AfterRule<Q, B, NoInfer<Fails>>>;

  when<Q extends AnyRulesPoint, B extends AnyPoint, Holds, Fails = unknown, X = unknown, A = {}>(
    this: Chosen<Q>,
    condition: (scope: Scope<Q>) => Condition<Q["mode"]["language"], Holds, Fails> | boolean,
    branch: (chain: Chain<MetPoint<Q, Holds, X, A>>) => ChainAt<B>,
    options: RuleOptions<Q, X, A>,
  ): Choice<AfterRule<Q, B, NoInfer<Fails>>>;

  /** What follows when no rule holds. */
  otherwise<Q extends AnyRulesPoint, B extends AnyPoint>(
    this: Chosen<Q>,
    branch: (chain: Chain<LeftPoint<Q>>) => ChainAt<B>,
  ): Chosen<AfterRule<Q, B, unknown>>;
}

/** What a rule can say besides its condition and its branch. */
interface RuleOptions<Q extends AnyRulesPoint, X, A> extends StateOptions {
  /** What the branch starts from. JSONata only. */
  readonly output?: InJsonata<Q["mode"], (scope: Scope<Q>) => X>;
  /** Variables to set, by name. */
  readonly assign?: (scope: Scope<Q>) => A;
}

/** The rules once another was added. */
type AfterRule<Q extends AnyRulesPoint, B extends AnyPoint, Fails> = RulesPoint<
  Narrowed<Q["document"], KnownOf<Fails, "input">>,
  Q["vars"],
  Q["names"],
  Q["states"],
  Q["mode"],
  Q["joined"] | B["document"],
  Q["ended"] | B["ended"],
  Q["given"]
>;

/** Where a rule's branch starts. */
interface MetPoint<in out Q extends AnyRulesPoint, in out Holds, in out X, in out A> extends Branching<Q> {
  readonly start: Content<this["document"]>;
  readonly document: Passed<Passed<Narrowed<Q["document"], KnownOf<Holds, "input">>, Q["given"]>, X>;
  readonly vars: Assigned<Q, A>;
}

/** Where the branch starts that is followed when no rule holds. */
interface LeftPoint<in out Q extends AnyRulesPoint> extends Branching<Q> {
  readonly start: Content<this["document"]>;
  readonly document: Passed<Q["document"], Q["given"]>;
  readonly vars: Q["vars"];
}

/** The rules of a Choice as its function is given them. */
type FirstRules<S extends AnyPoint, N, Given = unknown> = Choice<
  RulesPoint<
    S["document"],
    S["vars"],
    S["names"] | N,
    S["states"] | Visited<N, S["document"]>,
    S["mode"],
    never,
    never,
    Given
  >
>;

/** The point after a Choice. */
type Joined<S extends AnyPoint, N, Q extends AnyRulesPoint> = Then<
  S,
  N,
  Joint<Q["joined"]>,
  S["vars"],
  S["ended"] | Q["ended"]
>;

/** Adds a Choice. An output of another type than the document's comes before the rules, whose branches start from it. */
export interface ChoiceStep {
  <S extends AnyPoint, N extends string, Q extends AnyRulesPoint>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    build: (choice: FirstRules<S, N>) => Chosen<Q>,
    options?: ChoiceOptions<S, Template<Content<S["document"]>, S["mode"]>>,
  ): Chain<Joined<S, N, Q>>;

  <S extends AnyPoint, N extends string, Q extends AnyRulesPoint, X = unknown>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options: ChoiceOptions<S, X>,
    build: (choice: FirstRules<S, N, X>) => Chosen<Q>,
  ): Chain<Joined<S, N, Q>>;
}
