import type {
  AnyPoint,
  Assigned,
  Branching,
  ChainAt,
  Late,
  Meeting,
  NewName,
  Onward,
  Shared,
  Then,
} from "../types/chain";
import type { Condition, KnownOf, Narrowed } from "../types/condition";
import type { Content, Joint, Passed } from "../types/document";
import type { Ref } from "../types/ref";
import type { Scope } from "../types/scope";
import type { Chain } from "./chain";
import type { InJsonata, PassingOptions, StateOptions, Template } from "./options";

declare const read: unique symbol;
declare const given: unique symbol;
declare const joined: unique symbol;

/** A Choice whose rules are complete, by the points where its branches end. */
export interface Chosen<out Joining extends AnyPoint> {
  readonly [joined]: Joining;
}

/**
 * The rules of a Choice state: the first that holds is followed. Known are the point that conditions read, the points where
 * the branches so far end, and what the Choice itself says: the document it gives them, and what it assigns if no rule holds.
 */
export interface Choice<in out S extends AnyPoint, in out Joining extends AnyPoint, in out Given, in out Unmet>
  extends Rules,
    Chosen<Joining> {
  readonly [read]: S;
  readonly [given]: readonly [Given, Unmet];
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
  when<S extends AnyPoint, J extends AnyPoint, G, U, B extends AnyPoint, Holds, Fails = unknown>(
    this: Choice<S, J, G, U>,
    condition: (scope: Scope<S>) => Asked<S, Holds, Fails>,
    branch: (chain: Chain<MetPoint<S, Holds, G, unknown, {}>>) => ChainAt<B>,
  ): Choice<Told<S, NoInfer<Fails>>, J | B, G, U>;

  when<S extends AnyPoint, J extends AnyPoint, G, U, B extends AnyPoint, Holds, Fails = unknown, X = unknown, A = {}>(
    this: Choice<S, J, G, U>,
    condition: (scope: Scope<S>) => Asked<S, Holds, Fails>,
    options: RuleOptions<Told<S, Holds>, X, A>,
    branch: (chain: Chain<MetPoint<S, Holds, G, X, A>>) => ChainAt<B>,
  ): Choice<Told<S, NoInfer<Fails>>, J | B, G, U>;

  when<
    S extends AnyPoint,
    J extends AnyPoint,
    G,
    U,
    B extends AnyPoint,
    Holds,
    Fails = unknown,
    X = unknown,
    A = {},
    L = {},
  >(
    this: Choice<S, J, G, U>,
    condition: (scope: Scope<S>) => Asked<S, Holds, Fails>,
    branch: (chain: Chain<MetPoint<S, Holds, G, X, A>>) => ChainAt<B>,
    options: RuleOptions<Told<S, Holds>, X, A> & { readonly assign?: (scope: Scope<Told<S, Holds>>) => L },
  ): Choice<Told<S, NoInfer<Fails>>, J | Late<B, NoInfer<L>>, G, U>;

  /** What follows when no rule holds. */
  otherwise<S extends AnyPoint, J extends AnyPoint, G, U, B extends AnyPoint>(
    this: Choice<S, J, G, U>,
    branch: (chain: Chain<LeftPoint<S, G, U>>) => ChainAt<B>,
  ): Chosen<J | B>;
}

/** What a rule can say besides its condition and its branch. */
interface RuleOptions<S extends AnyPoint, X, A> extends StateOptions {
  /** What the branch starts from. JSONata only. */
  readonly output?: InJsonata<S["machine"], (scope: Scope<S>) => X>;
  /** Variables to set, by name. */
  readonly assign?: (scope: Scope<S>) => A;
}

/** What a rule asks. In JSONata any boolean will do. */
type Asked<S extends AnyPoint, Holds, Fails> =
  | Condition<S["machine"]["language"], Holds, Fails>
  | boolean
  | InJsonata<S["machine"], Ref<boolean, "JSONata">>;

/** The point where a condition has told something. */
type Told<S extends AnyPoint, Known> = unknown extends Known
  ? S
  : Onward<S, Narrowed<S["document"], KnownOf<Known, "input">>, S["vars"] & KnownOf<Known, "vars">>;

/** Where a rule's branch starts. */
interface MetPoint<in out S extends AnyPoint, in out Holds, in out Given, in out X, in out A> extends Branching<S> {
  readonly document: Passed<Passed<Told<S, Holds>["document"], Given>, X>;
  readonly vars: Assigned<Told<S, Holds>, A>;
}

/** Where the branch starts that is followed when no rule holds. */
interface LeftPoint<in out S extends AnyPoint, in out Given, in out Unmet> extends Branching<S> {
  readonly document: Passed<S["document"], Given>;
  readonly vars: Assigned<S, Unmet>;
}

/** The rules of a Choice as its function is given them. */
type FirstRules<S extends AnyPoint, N, Given = unknown, Unmet = {}> = Choice<
  Then<S, N, S["document"]>,
  never,
  Given,
  Unmet
>;

/** The point after a Choice. */
type Joined<S extends AnyPoint, N, J extends AnyPoint> = Meeting<
  Then<S, N, S["document"]>,
  J,
  Joint<J["document"]>,
  Shared<J["vars"]>
>;

/**
 * Adds a Choice. An output of another type than the document's comes before the rules, whose branches start from it, and so
 * does what `assign` sets where no rule holds.
 */
export interface ChoiceStep {
  <S extends AnyPoint, N extends string, J extends AnyPoint>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    build: (choice: FirstRules<S, N>) => Chosen<J>,
    options?: PassingOptions<S, Template<Content<S["document"]>, S["machine"]>, unknown>,
  ): Chain<Joined<S, N, J>>;

  <S extends AnyPoint, N extends string, J extends AnyPoint, X = unknown, A = {}>(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options: PassingOptions<S, X, A>,
    build: (choice: FirstRules<S, N, X, A>) => Chosen<J>,
  ): Chain<Joined<S, N, J>>;
}
