import type { Resolved } from "./ref";

type Simplify<X> = { [K in keyof X]: X[K] } & {};

/** A key and what it holds. Kept out of conditional types: there it would drag the document through every instantiation. */
type Entry<K extends PropertyKey, R> = { [X in K]: R };

// Intersection when the key is new, Omit only when it exists: keeps 200-step chains within the instantiation limit.
type Put<D, K extends string, R> = K extends keyof D ? Simplify<Omit<D, K> & Entry<K, R>> : D & Entry<K, R>;

type SetKeys<D, P extends string, R> = P extends `${infer K}.${infer Rest}`
  ? Put<D, K, SetKeys<K extends keyof D ? D[K] : {}, Rest, R>>
  : Put<D, P, R>;

declare const content: unique symbol;

/**
 * A document with a result placed in it, worked out only where somebody looks. An interface, because TypeScript takes a
 * finished reference to one as it is, but walks mapped types and intersections again at every step that mentions them.
 */
interface Placed<in out D, in out P extends string, in out R> {
  readonly [content]: SetKeys<Content<D>, P, R>;
}

/** What is in a document, with all that was placed in it. */
export type Content<D> = D extends { readonly [content]: unknown } ? D[typeof content] : D;

/** The document after a result was placed: null discards it, a path merges it, nothing replaces the document. */
export type Merge<D, P, R> = P extends null
  ? D
  : P extends "$"
    ? R
    : P extends `$.${infer Keys}`
      ? Placed<D, Keys, R>
      : R;

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
