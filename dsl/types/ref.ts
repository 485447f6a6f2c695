import type { QueryLanguage } from "../../asl/definition";
import type { Binding } from "../declare/binding";

declare const valueType: unique symbol;
declare const languageType: unique symbol;
declare const pathType: unique symbol;

/**
 * A value of type `T` that is known only when the workflow runs.
 *
 * `L` names the query languages that must be able to say it; `P` is the path to it in what a state reads, for `isPresent`.
 */
export interface Ref<out T, in L = never, out P = unknown> {
  readonly [valueType]: T;
  readonly [languageType]?: (language: L) => void;
  readonly [pathType]?: P;
}

/** The first indices of a list, so that `images[0]` needs no assertion; any other is `images[99]!`. */
type FirstIndex = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** The keys of a value, those too that only some members of a union have. */
export type KeyOf<T> = T extends unknown ? keyof T : never;

/** What is at a key of a value, which is undefined where some members of a union lack the key. */
export type At<T, K> = T extends unknown ? (K extends keyof T ? T[K] : undefined) : never;

/**
 * A reference whose properties are references: `input.images[0].key`.
 * A field of an optional one is optional, and so is a field that only some members of a union have.
 */
export type Doc<T, P = unknown> = Ref<T, QueryLanguage, P> & Members<T, P>;

/** What is inside of a reference. */
export type Members<T, P> =
  NonNullable<T> extends readonly unknown[]
    ? { readonly [K in IndexOf<NonNullable<T>>]: Doc<ElementAt<NonNullable<T>, K>, Extend<P, K>> } & {
        readonly [index: number]: Doc<Element<NonNullable<T>>>;
      }
    : NonNullable<T> extends object
      ? Fields<T, P>
      : unknown;

type Fields<T, P> = { readonly [K in KeyOf<NonNullable<T>>]-?: Doc<At<T, K>, Extend<P, K>> };

type IndexOf<T> = number extends T["length" & keyof T] ? FirstIndex : Extract<keyof T, `${number}`>;
// Of an item of a list more may be known than of the others.
type Element<T> = T[number & keyof T];

type ElementAt<T, K> = K extends keyof T
  ? number extends T["length" & keyof T]
    ? Element<T> & T[K]
    : T[K]
  : Element<T>;
type Extend<P, K> = P extends readonly unknown[] ? readonly [...P, K] : unknown;

/** A value, a reference to one, or a template with references at any depth; for text also a name that deployment gives. */
export type Templated<T, L = never> =
  | T
  | Ref<T & ({} | null), L>
  | (T extends string
      ? string extends T
        ? Binding
        : never
      : T extends readonly (infer E)[]
        ? readonly Templated<E, L>[]
        : T extends object
          ? { readonly [K in keyof T]: Templated<T[K], L> }
          : never);

/** What a template is once it has run. */
export type Resolved<X> =
  X extends Ref<infer T> ? T : X extends readonly unknown[] | object ? { -readonly [K in keyof X]: Resolved<X[K]> } : X;
