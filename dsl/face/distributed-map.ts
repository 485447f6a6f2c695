import type { StateMachineType } from "../../asl/definition";
import type { AnyChain, AnyPoint, Assigned, ChainAt, Machine, NewName, OutputOf, Point, Then } from "../types/chain";
import type { After, Document, Kept, ResultPath } from "../types/document";
import type { Ref, Resolved } from "../types/ref";
import type { DistributedItemScope, Scope } from "../types/scope";
import type { ItemReader, ResultWriter } from "../values/readers";
import type { Catching } from "./catching";
import type { Chain } from "./chain";
import type { ItemsOf, ResultOptions, StateOptions, ValueOf } from "./options";

/** How items are put together in the input of one child. At least one limit is needed. */
export interface ItemBatcher {
  readonly maxItemsPerBatch?: number | Ref<number>;
  /** At most 262,144. */
  readonly maxInputBytesPerBatch?: number | Ref<number>;
  /** What every batch gets besides its items. */
  readonly batchInput?: unknown;
}

/** Where the items are: in the document, or in S3. */
type Source<S extends AnyPoint, Item> =
  | { readonly items: (scope: Scope<S>) => ItemsOf<Item, S>; readonly itemReader?: undefined }
  | { readonly itemReader: (scope: Scope<S>) => ItemReader<Item>; readonly items?: undefined };

/** What a distributed Map goes through, and how. */
type DistributedMapSource<S extends AnyPoint, Item, IS, B, T, W> = Source<S, Item> &
  StateOptions & {
    /** What the state sees of its input; null for nothing. Seldom needed: the values of a state read from all of it. */
    readonly inputPath?: ((scope: Scope<S>) => Ref<unknown, S["machine"]["language"]>) | null;
    /** What a child starts from. @default the item */
    readonly itemSelector?: (scope: DistributedItemScope<S, Item>) => IS;
    /** Gives children several items at once. */
    readonly itemBatcher?: (scope: Scope<S>) => B;
    /** How the children run. @default "STANDARD" */
    readonly executionType?: T;
    /** Goes into the children's ARNs; at most 40 characters. */
    readonly label?: string;
    /** How many children at a time; at most 10,000. @default 10000 */
    readonly maxConcurrency?: ValueOf<number, S>;
    /** The Map fails when more children fail than this many in a hundred. @default 0 */
    readonly toleratedFailurePercentage?: ValueOf<number, S>;
    /** The Map fails when more children fail. @default 0 */
    readonly toleratedFailureCount?: ValueOf<number, S>;
    /** Where the children's outputs go. @default the state's result */
    readonly resultWriter?: (scope: Scope<S>) => W;
  };

/** The body of a distributed Map, built on a chain that starts from what a child is given. */
type Body<S extends AnyPoint, IS, B, T extends StateMachineType, F extends AnyChain> = (
  item: Chain<
    Point<Document<ChildInput<IS, B>>, {}, never, never, never, ChildMachine<S["machine"], ChildInput<IS, B>, T>>
  >,
) => F;

/** A chain after a distributed Map. */
type Mapped<S extends AnyPoint, N, R, P, RS, X, A> = Catching<
  Then<S, N, After<S["document"], P, Kept<R, RS>, X>, Assigned<S, A>>,
  S,
  "States.ItemReaderFailed" | "States.ResultWriterFailed" | "States.ExceedToleratedFailureThreshold"
>;

/** Adds a distributed Map. What reads its result may come after the body, where it knows what that gives. */
export interface DistributedMapStep {
  <
    S extends AnyPoint,
    N extends string,
    Item,
    F extends AnyChain,
    IS = Ref<Item>,
    B extends ItemBatcher | undefined = undefined,
    const T extends StateMachineType = "STANDARD",
    W extends ResultWriter<unknown> | undefined = undefined,
    P extends ResultPath | undefined = undefined,
    RS = unknown,
    X = unknown,
    A = {},
  >(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options: DistributedMapSource<S, Item, IS, B, T, W> & ResultOptions<S, Written<W, unknown[]>, P, RS, X, A>,
    body: Body<S, IS, B, T, F>,
  ): Mapped<S, N, MapResult<F, W>, NoInfer<P>, NoInfer<RS>, NoInfer<X>, NoInfer<A>>;

  <
    S extends AnyPoint,
    N extends string,
    Item,
    F extends AnyChain,
    IS = Ref<Item>,
    B extends ItemBatcher | undefined = undefined,
    const T extends StateMachineType = "STANDARD",
    W extends ResultWriter<unknown> | undefined = undefined,
    P extends ResultPath | undefined = undefined,
    RS = unknown,
    X = unknown,
    A = {},
  >(
    this: ChainAt<S>,
    name: NewName<N, S["names"]>,
    options: DistributedMapSource<S, Item, IS, B, T, W>,
    body: Body<S, IS, B, T, F>,
    results: ResultOptions<S, MapResult<F, W>, P, RS, X, A>,
  ): Mapped<S, N, MapResult<F, W>, NoInfer<P>, NoInfer<RS>, NoInfer<X>, NoInfer<A>>;
}

/** What a child starts from: an item, or a batch of them. */
export type ChildInput<IS, B> = [B] extends [ItemBatcher]
  ? { Items: Resolved<IS>[] } & (B extends { readonly batchInput: infer G } ? { BatchInput: Resolved<G> } : {})
  : Resolved<IS>;

/** What the state gives: the children's outputs, or what its writer says. */
export type MapResult<F extends AnyChain, W> = Written<W, OutputOf<F>[]>;

type Written<W, Outputs> = W extends ResultWriter<infer R> ? (unknown extends R ? Outputs : R) : Outputs;

/** The machine that each child is. */
type ChildMachine<M extends Machine, Input, T extends StateMachineType> = Machine<Input, M["language"], T>;
