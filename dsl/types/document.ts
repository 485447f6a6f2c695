import type { Resolved } from "./ref";

type Simplify<X> = { [K in keyof X]: X[K] } & {};

declare const key: unique symbol;
declare const result: unique symbol;

/** A result, and the key it was placed at. */
interface Entry<out K extends string = string, out R = unknown> {
  readonly [key]: K;
  readonly [result]: R;
}

declare const parts: unique symbol;

/**
 * A document with results placed in it: what it was before, the results, and their keys; put together only where somebody
 * looks. An interface around flat unions: TypeScript takes a finished reference as it is, but walks intersections and
 * mapped types again at every step that mentions them, and references within references no deeper than a hundred.
 */
interface Placed<in out Before, in out Entries extends Entry, in out Keys extends string> {
  readonly [parts]: readonly [Before, Entries, Keys];
}

/** What is in a document, with all that was placed in it. */
export type Content<D> =
  D extends Placed<infer Before, infer Entries, infer Keys>
    ? Without<Before, Keys> & { [K in Keys]: ResultAt<Entries, K> }
    : D;

type ResultAt<Entries, K extends string> = Entries extends Entry<K, infer R> ? R : never;

type Without<D, Keys> = [keyof D & Keys] extends [never] ? D : Omit<D, keyof D & Keys>;

/** A key and what it holds. Kept out of conditional types: there it would drag the document through every instantiation. */
type Holding<K extends PropertyKey, R> = { [X in K]: R };

type Put<D, K extends string, R> = K extends keyof D ? Simplify<Omit<D, K> & Holding<K, R>> : D & Holding<K, R>;

type SetKeys<D, P extends string, R> = P extends `${infer K}.${infer Rest}`
  ? Put<D, K, SetKeys<K extends keyof D ? D[K] : {}, Rest, R>>
  : Put<D, P, R>;

type Place<D, P extends string, R> =
  D extends Placed<infer Before, infer Entries, infer Keys>
    ? P extends Keys | `${string}.${string}`
      ? SetKeys<Content<D>, P, R>
      : Placed<Before, Entries | Entry<P, R>, Keys | P>
    : P extends `${string}.${string}`
      ? SetKeys<D, P, R>
      : Placed<D, Entry<P, R>, P>;

/** The document after a result was placed: a path merges it, null discards it, nothing replaces the document. */
export type Merge<D, P, R> = P extends `$.${infer Keys}` ? Place<D, Keys, R> : P extends null ? D : R;

/** The document after a state: what it puts out itself, else its result in its place. */
export type After<D, P, RS, X> = unknown extends X ? Merge<D, P, Resolved<RS>> : Resolved<X>;

/** A document as the editor shows it: one plain object instead of an intersection. */
export type Plain<D> = PlainContent<Content<D>>;

// Lists and plain values come out of a mapped type as they are.
type PlainContent<D> = unknown extends D ? D : Simplify<D>;

/** Where a result may be placed: a text that names a place in the document. */
export type ResultPath = "$" | `$.${string}` | `$[${string}` | null;

/** What an error is, where it is caught. */
export interface ErrorInfo {
  Error: string;
  Cause: string;
}
