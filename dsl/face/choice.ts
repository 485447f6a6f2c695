import type { AnyPoint, Assigned, Branching, ChainAt, NewName, Onward, Then } from "../types/chain";
import type { Condition, KnownOf, Narrowed } from "../types/condition";
import type { AnyDocument, Content, Joint, Passed } from "../types/document";
import type { Scope } from "../types/scope";
import type { Chain } from "./chain";
import type { ChoiceOptions, InJsonata, StateOptions, Template } from "./options";

declare const read: unique symbol;
declare const given: unique symbol;
declare const joined: unique symbol;
declare const over: unique symbol;

/** A Choice whose rules are complete: with which documents its branches join what follows, and with which runs ended. */
export interface Chosen<out Joining extends AnyDocument, out Out extends AnyDocument> {
  readonly [joined]: Joining;
  readonly [over]: Out;
}

/**
 * The rules of a Choice state: the first that holds is followed. Known are the point the conditions read, where the branches
 * so far lead, and the document that the Choice gives them in place of its own.
 */
export interface Choice<
  in out S extends AnyPoint,
  in out Joining extends AnyDocument,
  in out Out extends AnyDocument,
  in out Given,
> extends Rules,
    Chosen<Joining, Out> {
  readonly [read]: S;
  readonly [given]: Given;
}

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
  when<S extends AnyPoint, J extends AnyDocument, O extends AnyDocument, G, B extends AnyPoint, Holds, Fails = unknown>(
    this: Choice<S, J, O, G>,
    condition: (scope: Scope<S>) => Condition<S["mode"]["language"], Holds, Fails> | boolean,
    branch: (chain: Chain<MetPoint<S, Holds, G, unknown, {}>>) => ChainAt<B>,
  ): Choice<Failed<S, NoInfer<Fails>>, J | B["document"], O | B["ended"], G>;

  when<
    S extends AnyPoint,
    J extends AnyDocument,
    O extends AnyDocument,
    G,
    B extends AnyPoint,
    Holds,
    Fails = unknown,
    X = unknown,
    A = {},
  >(
    this: Choice<S, J, O, G>,
    condition: (scope: Scope<S>) => Condition<S["mode"]["language"], Holds, Fails> | boolean,
    options: RuleOptions<S, X, A>,
    branch: (chain: Chain<MetPoint<S, Holds, G, X, A>>) => ChainAt<B>,
  ): Choice<Failed<S, NoInfer<Fails>>, J | B["document"], O | B["ended"], G>;

  when<
    S extends AnyPoint,
    J extends AnyDocument,
    O extends AnyDocument,
    G,
    B extends AnyPoint,
    Holds,
    Fails = unknown,
    X = unknown,
    A = {},
  >(
    this: Choice<S, J, O, G>,
    condition: (scope: Scope<S>) => Condition<S["mode"]["language"], Holds, Fails> | boolean,
    branch: (chain: Chain<MetPoint<S, Holds, G, X, A>>) => ChainAt<B>,
    options: RuleOptions<S, X, A>,
  ): Choice<Failed<S, NoInfer<Fails>>, J | B["document"], O | B["ended"], G>;

  /** What follows when no rule holds. */
  otherwise<S extends AnyPoint, J extends AnyDocument, O extends AnyDocument, G, B extends AnyPoint>(
    this: Choice<S, J, O, G>,
    branch: (chain: Chain<LeftPoint<S, G>>) => ChainAt<B>,
  ): Chosen<J | B["document"], O | B["ended"]>;
}

/** What a rule can say besides its condition and its branch. */
interface RuleOptions<S extends AnyPoint, X, A> extends StateOptions {
  /** What the branch starts from. JSONata only. */
  readonly output?: InJsonata<S["mode"], (scope: Scope<S>) => X>;
  /** Variables to set, by name. */
  readonly assign?: (scope: Scope<S>) => A;
}

/** The point that the next conditions read once a rule has failed. */
type Failed<S extends AnyPoint, Fails> = unknown extends Fails
  ? S
  : Onward<S, Narrowed<S["document"], KnownOf<Fails, "input">>>;

/** Where a rule's branch starts. */
interface MetPoint<in out S extends AnyPoint, in out Holds, in out Given, in out X, in out A> extends Branching<S> {
  readonly start: Content<this["document"]>;
  readonly document: Passed<Passed<Narrowed<S["document"], KnownOf<Holds, "input">>, Given>, X>;
  readonly vars: Assigned<S, A>;
}

/** Where the branch starts that is followed when no rule holds. */
interface LeftPoint<in out S extends AnyPoint, in out Given> extends Branching<S> {
  readonly start: Content<this["document"]>;
  readonly document: Passed<S["document"], Given>;
  readonly vars: S["vars"];
}

/** The rules of a Choice as its function is given them. */
type FirstRules<S extends AnyPoint, N, Given = unknown> = Choice<Then<S, N, S["document"]>, never, never, Given>;

/** The point after a Choice. */
type Joined<S extends AnyPoint, N, J extends AnyDocument, O extends AnyDocument> = Then<
  S,
  N,
  Joint<J>,
  S["vars"],
  S["ended"] | O
>;

/** Adds a Choice. An output of another type than the document's comes before the rules, whose branches start from it. */
export interface ChoiceStep {
  <S extends AnyPoint, N extends string, J extends AnyDocument, O extends AnyDocument>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    build: (choice: FirstRules<S, N>) => Chosen<J, O>,
    options?: ChoiceOptions<S, Template<Content<S["document"]>, S["mode"]>>,
  ): Chain<Joined<S, N, J, O>>;

  <S extends AnyPoint, N extends string, J extends AnyDocument, O extends AnyDocument, X = unknown>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options: ChoiceOptions<S, X>,
    build: (choice: FirstRules<S, N, X>) => Chosen<J, O>,
  ): Chain<Joined<S, N, J, O>>;
}
