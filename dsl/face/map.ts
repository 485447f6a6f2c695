import type { AnyPoint, Assigned, ChainAt, NewName, OutputAt, Point, Then } from "../types/chain";
import type { After, Document, Kept, ResultPath } from "../types/document";
import type { Ref, Resolved } from "../types/ref";
import type { ItemScope, Scope } from "../types/scope";
import type { Catching } from "./catching";
import type { Chain } from "./chain";
import type { ItemsOf, ResultOptions, ValueOf } from "./options";

/** What an inline Map goes through, and how. */
interface MapSource<S extends AnyPoint, Item, IS> {
  readonly comment?: string;
  /** What the state sees of its input; null for nothing. Seldom needed: the values of a state read from all of it. */
  readonly inputPath?: ((scope: Scope<S>) => Ref<unknown, S["machine"]["language"]>) | null;
  /** The list. In JSONata plain values may be written out. */
  readonly items: (scope: Scope<S>) => ItemsOf<Item, S>;
  /** What the body starts from. @default the item */
  readonly itemSelector?: (scope: ItemScope<S, Item>) => IS;
  /** How many items at a time; 0 for as many as AWS allows, about 40. @default 0 */
  readonly maxConcurrency?: ValueOf<number, S>;
}

/** All that an inline Map can say before its body, where what the body gives is not known yet. */
interface MapOptions<S extends AnyPoint, Item, IS, P, RS, X, A>
  extends MapSource<S, Item, IS>,
    ResultOptions<S, unknown[], P, RS, X, A> {}

/** The body of a Map, built on a chain that starts from an item. */
type Body<S extends AnyPoint, IS, B extends AnyPoint> = (
  item: Chain<Point<Document<Resolved<IS>>, S["vars"], never, never, never, S["machine"]>>,
) => ChainAt<B>;

/** A chain after a Map. */
type Mapped<S extends AnyPoint, N, B extends AnyPoint, P, RS, X, A> = Catching<
  Then<S, N, After<S["document"], P, Kept<OutputAt<B>[], RS>, X>, Assigned<S, A>>,
  S,
  never
>;

/** Adds an inline Map. What reads its result may come after the body, where it knows what that gives. */
export interface MapStep {
  <
    S extends AnyPoint,
    N extends string,
    Item,
    B extends AnyPoint,
    IS = Ref<Item>,
    P extends ResultPath | undefined = undefined,
    RS = unknown,
    X = unknown,
    A = {},
  >(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options: MapOptions<S, Item, IS, P, RS, X, A>,
    body: Body<S, IS, B>,
  ): Mapped<S, N, B, NoInfer<P>, NoInfer<RS>, NoInfer<X>, NoInfer<A>>;

  <
    S extends AnyPoint,
    N extends string,
    Item,
    B extends AnyPoint,
    IS = Ref<Item>,
    P extends ResultPath | undefined = undefined,
    RS = unknown,
    X = unknown,
    A = {},
  >(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options: MapSource<S, Item, IS>,
    body: Body<S, IS, B>,
    results: ResultOptions<S, OutputAt<B>[], P, RS, X, A>,
  ): Mapped<S, N, B, NoInfer<P>, NoInfer<RS>, NoInfer<X>, NoInfer<A>>;
}
