import type { AnyDocument, Content, Document } from "./document";
import type { DslTypeError } from "./dsl-type-error";
import type { At, Ref } from "./ref";

declare const conditionType: unique symbol;
declare const saidType: unique symbol;

/**
 * Something that is true or false in a run. `Holds` and `Fails` are what it says about the data where it is true and where it
 * is false; `Needs` are the places it reads that may be missing.
 */
export interface Condition<in L = never, out Holds = unknown, out Fails = unknown, out Needs = never> {
  readonly [conditionType]: (language: L) => void;
  readonly [saidType]?: { readonly holds: Holds; readonly fails: Fails; readonly needs: Needs };
}

/** Any condition that a language can say, or that is known beforehand; in JSONata also a boolean value. */
export type AnyCondition<L = never> = Condition<L, unknown, unknown, unknown> | boolean | Ref<boolean, L>;

/** What is known of the data once a `T` is known to be at a place. */
export type Being<P, T> = P extends readonly [infer K extends PropertyKey, ...infer Rest]
  ? { readonly [X in K]: Rest extends readonly [] ? T : Being<Rest, T> }
  : unknown;

/** What is known of the data once a place in it is present, where a `T` may be: the place is there, though it may be null. */
export type Present<P, T> = Being<P, T & ({} | null)>;

/** What reading a `T` needs: where it may be undefined, that its place is present. */
export type Reading<T, P> = undefined extends T
  ? unknown extends T
    ? never
    : DslTypeError<`${Path<P>} may be missing: ask isPresent before it, joined by and(...)`, P>
  : never;

type Path<P, Text extends string = ""> = P extends readonly [infer K extends string | number, ...infer Rest]
  ? Path<Rest, K extends number ? `${Text}[${K}]` : Text extends "" ? `${K}` : `${Text}.${K}`>
  : Text extends ""
    ? "a value"
    : Text;

type Said<C> =
  C extends Condition<never, infer Holds, infer Fails, infer Needs>
    ? { readonly holds: Holds; readonly fails: Fails; readonly needs: Needs }
    : { readonly holds: unknown; readonly fails: unknown; readonly needs: never };

/** What conditions say together, all of them true or all of them false. */
export type Together<C extends readonly unknown[], Side extends "holds" | "fails"> = C extends readonly [
  infer First,
  ...infer Rest,
]
  ? Said<First>[Side] & Together<Rest, Side>
  : unknown;

/** What conditions need that are asked in order, each only where those before it came out on one side. */
export type NeedsInOrder<
  C extends readonly unknown[],
  Side extends "holds" | "fails",
  Known = unknown,
> = C extends readonly [infer First, ...infer Rest]
  ? Unmet<Said<First>["needs"], Known> | NeedsInOrder<Rest, Side, Known & Said<First>[Side]>
  : Unmet<Said<C[number]>["needs"], Known>;

type Unmet<Needs, Known> =
  Needs extends DslTypeError<string, infer P> ? (undefined extends Value<Known, P> ? Needs : never) : never;

type Value<T, P> = P extends readonly [infer K, ...infer Rest]
  ? Value<At<T, K>, Rest>
  : P extends readonly []
    ? T
    : undefined;

/** What is known of one part of the data. */
export type KnownOf<Known, Part extends string> = Known extends { readonly [X in Part]: infer K } ? K : unknown;

/** A document about which something more is known; members of a union that contradict it are gone. */
export type Narrowed<D extends AnyDocument, Known> = unknown extends Known
  ? D
  : Document<NarrowedContent<Content<D>, Known>>;

type NarrowedContent<D, Known> = D extends unknown ? (keyof Known extends keyof D ? D & Known : never) : never;
