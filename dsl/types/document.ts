import type { KeyOf, Resolved } from "./ref";

type Simplify<X> = { [K in keyof X]: X[K] } & {};

declare const key: unique symbol;
declare const result: unique symbol;

/** A result, and the key it was placed at. */
interface Entry<out K, out R> {
  readonly [key]: K;
  readonly [result]: R;
}

/**
 * A document: what it was before, the results placed in it since, and their keys; put together only where somebody looks. An
 * interface around flat unions: TypeScript takes a finished reference as it is, but walks intersections and mapped types
 * again at every step that mentions them, and references within references no deeper than a hundred.
 */
export interface Document<out Before, out Entries = never, out Keys = never> {
  readonly before: Before;
  readonly entries: Entries;
  readonly keys: Keys;
}

/** Any document. */
export type AnyDocument = Document<unknown, unknown, unknown>;

/** All that is in a document, or in one of several. */
export type Content<D extends AnyDocument> = D extends unknown
  ? D["keys"] extends never
    ? D["before"]
    : D["before"] & { [K in D["keys"] & string]: ResultAt<D["entries"], K> }
  : never;

/** The result placed at a key. */
export type ResultAt<Entries, K extends string> = Entries extends Entry<K, infer R> ? R : never;

/** A key and what it holds. Kept out of conditional types: there it would drag the document through every instantiation. */
type Holding<K extends PropertyKey, R> = { [X in K]: R };

type Put<D, K extends string, R> = K extends keyof D ? Simplify<Omit<D, K> & Holding<K, R>> : D & Holding<K, R>;

type SetKeys<D, P extends string, R> = D extends unknown
  ? P extends `${infer K}.${infer Rest}`
    ? Put<D, K, SetKeys<K extends keyof D ? D[K] : {}, Rest, R>>
    : Put<D, P, R>
  : never;

// Asked one after the other: a union of them would be compared key by key.
type Place<D extends AnyDocument, K extends string, R> = K extends `${string}.${string}`
  ? Replaced<D, K, R>
  : K extends D["keys"]
    ? Replaced<D, K, R>
    : K extends KeyOf<D["before"]>
      ? Replaced<D, K, R>
      : Document<D["before"], D["entries"] | Entry<K, R>, D["keys"] | K>;

type Replaced<D extends AnyDocument, K extends string, R> = Document<SetKeys<Content<D>, K, R>>;

/**
 * The document after a result was placed: a path merges it, null discards it, nothing replaces the document. What a path
 * with an index changes is not followed.
 */
export type Merge<D extends AnyDocument, P, R> = P extends `$.${infer K}`
  ? K extends `${string}[${string}`
    ? D
    : Place<D, K, R>
  : P extends null
    ? D
    : P extends `$[${infer K}`
      ? K extends `'${infer Key}']`
        ? Place<D, Key, R>
        : D
      : Document<R>;

/** What a state keeps of its result: what its `resultSelector` makes of it. */
export type Kept<R, RS> = unknown extends RS ? R : Resolved<RS>;

/** The document after a state: what it puts out itself, else its result in its place. */
export type After<D extends AnyDocument, P, R, X> = unknown extends X ? Merge<D, P, R> : Document<Resolved<X>>;

/** The document after a state without a result: what it puts out itself, else the same. */
export type Passed<D extends AnyDocument, X> = unknown extends X ? D : Document<Resolved<X>>;

/** The document after a pass. */
export type Reshaped<D extends AnyDocument, R, G, P, X> = [R] extends [never]
  ? unknown extends G
    ? P extends undefined
      ? Passed<D, X>
      : After<D, P, Content<D>, X>
    : After<D, P, Resolved<G>, X>
  : After<D, P, Mutable<R>, X>;

type Mutable<T> = T extends readonly (infer E)[]
  ? { -readonly [K in keyof T]: Mutable<T[K]> } & E[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

/** The document where several ways join: the one they all have, else one that is any of theirs. */
export type Joint<D extends AnyDocument> = Others<D, D> extends never ? D : Document<Content<D>>;

/** The members of a union that do not fit all the others. */
export type Others<D, All> = D extends unknown ? ([All] extends [D] ? never : D) : never;

/** Whether a document fits: `Yes`, else `No`. */
// What it was before is compared first, as that changes seldom.
export type Fitting<D extends AnyDocument, I, Yes, No> = D["before"] extends I ? Yes : Content<D> extends I ? Yes : No;

/** All that is in a document, as the editor shows it. */
export type Shown<D extends AnyDocument> = D["keys"] extends never ? Plain<D["before"]> : Simplify<Content<D>>;

/** A value as the editor shows it: one plain object instead of an intersection. */
// Lists and plain values come out of a mapped type as they are.
export type Plain<D> = unknown extends D ? D : Simplify<D>;

/** Where a result may be placed: a text that names a place in the document. */
export type ResultPath = "$" | `$.${string}` | `$[${string}` | null;

/** What an error is, where it is caught. */
export interface ErrorInfo {
  Error: string;
  Cause: string;
}
