import type { StateMachineType } from "../../asl/definition";
import type { AnyChain, Mode, NewName, OutputOf, Visited } from "../types/chain";
import type { After, ResultPath } from "../types/document";
import type { Ref, Resolved } from "../types/ref";
import type { DistributedItemScope, Scope } from "../types/scope";
import type { ItemReader, ResultWriter } from "../values/readers";
import type { Catching } from "./catching";
import type { Chain } from "./chain";
import type { ItemsOf, ResultOptions, ValueOf } from "./options";

/** How items are put together in the input of one child. At least one limit is needed. */
export interface ItemBatcher {
  readonly maxItemsPerBatch?: number | Ref<number>;
  /** At most 262,144. */
  readonly maxInputBytesPerBatch?: number | Ref<number>;
  /** What every batch gets besides its items. */
  readonly batchInput?: unknown;
}

/** Where the items are: in the document, or in S3. */
type Source<D, Vars, M extends Mode, Item> =
  | { readonly items: (scope: Scope<D, Vars>) => ItemsOf<Item, M>; readonly itemReader?: undefined }
  | { readonly itemReader: (scope: Scope<D, Vars>) => ItemReader<Item>; readonly items?: undefined };

/** What a distributed Map can say. */
export type DistributedMapOptions<D, Vars, M extends Mode, Item, IS, B, T, W, O, P, RS, X, A> = Source<
  D,
  Vars,
  M,
  Item
> &
  ResultOptions<D, Vars, M, O, P, RS, X, A> & {
    /** What a child starts from. @default the item */
    readonly itemSelector?: (scope: DistributedItemScope<D, Vars, Item>) => IS;
    /** Gives children several items at once. */
    readonly itemBatcher?: (scope: Scope<D, Vars>) => B;
    /** How the children run. @default "STANDARD" */
    readonly executionType?: T;
    /** Goes into the children's ARNs; at most 40 characters. */
    readonly label?: string;
    /** How many children at a time; at most 10,000. @default 10000 */
    readonly maxConcurrency?: ValueOf<number, D, Vars, M>;
    /** The Map fails when more children fail than this many in a hundred. @default 0 */
    readonly toleratedFailurePercentage?: ValueOf<number, D, Vars, M>;
    /** The Map fails when more children fail. @default 0 */
    readonly toleratedFailureCount?: ValueOf<number, D, Vars, M>;
    /** Where the children's outputs go. @default the state's result */
    readonly resultWriter?: (scope: Scope<D, Vars>) => W;
  };

/** Adds a distributed Map. */
export type DistributedMapStep<
  in out Start,
  in out D,
  in out Vars,
  in out Out,
  in out Names,
  in out States,
  in out M extends Mode,
> = <
  N extends string,
  Item,
  F extends AnyChain,
  IS = Ref<Item>,
  B extends ItemBatcher | undefined = undefined,
  const T extends StateMachineType = "STANDARD",
  W = undefined,
  P extends ResultPath | undefined = undefined,
  RS = Ref<MapResult<F, W>>,
  X = unknown,
  A = {},
>(
  name: NewName<N, Names>,
  options: DistributedMapOptions<D, Vars, M, Item, IS, B, T, W, MapResult<F, W>, P, RS, X, A>,
  body: (item: Chain<ChildInput<IS, B>, ChildInput<IS, B>, {}, never, never, never, ChildMode<M, T>>) => F,
) => Catching<
  Start,
  D,
  Vars,
  After<D, NoInfer<P>, NoInfer<RS>, NoInfer<X>>,
  Vars & Resolved<NoInfer<A>>,
  Out,
  Names | N,
  States | Visited<N, D>,
  M,
  "States.ItemReaderFailed" | "States.ResultWriterFailed" | "States.ExceedToleratedFailureThreshold"
>;

/** What a child starts from: an item, or a batch of them. */
export type ChildInput<IS, B> = [B] extends [ItemBatcher]
  ? { Items: Resolved<IS>[] } & (B extends { readonly batchInput: infer G } ? { BatchInput: Resolved<G> } : {})
  : Resolved<IS>;

/** What the state gives: the children's outputs, or what its writer says. */
export type MapResult<F extends AnyChain, W> =
  W extends ResultWriter<infer R> ? (unknown extends R ? OutputOf<F>[] : R) : OutputOf<F>[];

/** How the children run. */
export interface ChildMode<M extends Mode, T extends StateMachineType> extends Mode {
  readonly language: M["language"];
  readonly type: T;
}
