/** What AWS's SDK calls bytes, when it gives them and when it takes them. */
type Bytes = Uint8Array | { transformToString(): unknown };
type ByteSource = { pipe(...to: never[]): unknown } | { getReader(): unknown } | { arrayBuffer(): unknown };

/** Which kind of integration names the fields: `DBName` is `DbName` in an AWS SDK integration. */
export type Naming = "sdk" | "optimised";

/**
 * Members of AWS's SDK as Step Functions names them: every field starts with a capital. Bytes are text, and where they
 * are taken also any JSON; times are `Time`. A field that the service requires is never undefined.
 */
export type Pascal<T, Time = string, N extends Naming = "sdk"> = T extends Date
  ? Time
  : T extends Bytes
    ? string
    : T extends ByteSource
      ? object
      : T extends UnknownMember
        ? never
        : T extends readonly (infer E)[]
          ? Pascal<E, Time, N>[]
          : T extends object
            ? { [K in keyof T as FieldName<K, N>]: Pascal<Exclude<T[K], undefined>, Time, N> }
            : T;

/** What the SDK adds to every union, for members that a newer service may have. */
interface UnknownMember {
  readonly $unknown: readonly unknown[];
}

/** A map's keys are data and stay as they are; fields with a dollar are the SDK's own. */
type FieldName<K, N extends Naming> = K extends `$${string}`
  ? never
  : K extends string
    ? string extends K
      ? K
      : N extends "sdk"
        ? SdkFieldName<K>
        : Capitalize<K>
    : K;

/** Capitals at the beginning are one word: `DBInstanceClass` is `DbInstanceClass`. `sdkFieldName` says the same of values. */
export type SdkFieldName<K extends string> = K extends `${infer First}${infer Rest}`
  ? `${Uppercase<First>}${AcronymEnded<Rest>}`
  : K;

type AcronymEnded<K extends string> = K extends `${infer Letter}${infer After}`
  ? Letter extends Lowercase<Letter>
    ? K
    : After extends `${infer Next}${string}`
      ? Next extends Uppercase<Next>
        ? `${Lowercase<Letter>}${AcronymEnded<After>}`
        : K
      : Lowercase<Letter>
  : K;

/** What a command of an SDK client takes. */
export type CommandInput<C> = C extends new (...args: never[]) => { readonly input: infer I } ? I : never;

/** What a command of an SDK client gives. */
export type CommandOutput<C> = C extends new (
  ...args: never[]
) => { resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: infer O }> }
  ? O
  : unknown;
