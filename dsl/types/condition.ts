import type { Content } from "./document";

declare const conditionType: unique symbol;
declare const narrowingType: unique symbol;

/** Something that is true or false in a run. `N` is what holding it says about the document. */
export interface Condition<in L = never, out N = unknown> {
  readonly [conditionType]: (language: L) => void;
  readonly [narrowingType]?: N;
}

/** What is known of a document once a place in it is present: the place is there, though it may be null. */
export type Present<P> = P extends readonly [infer K extends PropertyKey, ...infer Rest]
  ? { readonly [X in K]: Rest extends readonly [] ? {} | null : Present<Rest> }
  : unknown;

/** A document about which something more is known; members of a union that contradict it are gone. */
export type Narrowed<D, N> = unknown extends N ? D : NarrowedContent<Content<D>, N>;

type NarrowedContent<D, N> = D extends unknown ? (keyof N extends keyof D ? D & N : never) : never;

/** What all of some conditions say together. */
export type AllOf<C extends readonly Condition<never, unknown>[]> = C extends readonly [
  Condition<never, infer N>,
  ...infer Rest extends readonly Condition<never, unknown>[],
]
  ? N & AllOf<Rest>
  : unknown;
