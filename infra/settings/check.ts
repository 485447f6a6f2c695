/** One thing wrong with a value: where inside it, what is allowed there, what was found. */
export interface Mismatch {
  /** Path inside the value, `.resize.memoryMb`; empty for the value itself. */
  readonly at: string;
  readonly expected: string;
  readonly found: unknown;
}

/** A checked value, or everything that is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly mismatches: readonly Mismatch[] };

/** Decides whether a value read from a configuration file is a `T`. */
export type Check<T> = (value: unknown) => Checked<T>;

/**
 * A whole number within limits; configuration files may write it as text.
 *
 * @example integer({ least: 128, most: 10_240 })("512") // { ok: true, value: 512 }
 */
export function integer({ least, most }: { least: number; most: number }): Check<number> {
  return (value) => {
    const number = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    const inRange = Number.isInteger(number) && (number as number) >= least && (number as number) <= most;
    return inRange ? accept(number as number) : reject(`a whole number from ${least} to ${most}`, value);
  };
}

/** `true` or `false`. */
export const flag: Check<boolean> = (value) => {
  if (value === true || value === "true") return accept(true);
  if (value === false || value === "false") return accept(false);
  return reject("true or false", value);
};

/**
 * One of the values listed.
 *
 * @example oneOf(["ERROR", "OFF"])("error") // not ok: expected one of ERROR, OFF
 */
export function oneOf<const T extends string | number>(allowed: readonly T[]): Check<T> {
  return (value) => {
    const match = allowed.find((candidate) => String(candidate) === String(value));
    return match === undefined ? reject(`one of ${allowed.join(", ")}`, value) : accept(match);
  };
}

/** Text of a form that `expected` describes. */
export function text(pattern: RegExp, expected: string): Check<string> {
  return (value) => (typeof value === "string" && pattern.test(value) ? accept(value) : reject(expected, value));
}

/** What `check` allows, or nothing: configuration files say nothing by an empty text. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value) => (value === undefined || value === "" ? accept(undefined) : check(value));
}

/** A list whose every item passes. */
export function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return reject("a list", value);
    return combine(value.map((item, index) => at(`[${index}]`, check(item))));
  };
}

/** An object of any keys whose every value passes. */
export function recordOf<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value) => {
    if (!isPlainObject(value)) return reject("an object", value);
    const entries = Object.entries(value).map(([key, item]) =>
      at(
        `.${key}`,
        mapChecked(check(item), (checked) => [key, checked] as const),
      ),
    );
    return mapChecked(combine(entries), (pairs) => Object.fromEntries(pairs));
  };
}

/** An object with these keys only, each of which may be left out. */
export function partial<T extends object>(checks: { readonly [K in keyof T]-?: Check<T[K]> }): Check<Partial<T>> {
  const known = new Map(Object.entries<Check<unknown>>(checks));
  return (value) => {
    if (!isPlainObject(value)) return reject("an object", value);
    const entries = Object.entries(value).map(([key, item]) => {
      const check = known.get(key) ?? (() => reject(`only the keys ${[...known.keys()].join(", ")}`, item));
      return at(
        `.${key}`,
        mapChecked(check(item), (checked) => [key, checked] as const),
      );
    });
    return mapChecked(combine(entries), (pairs) => Object.fromEntries(pairs) as Partial<T>);
  };
}

function accept<T>(value: T): Checked<T> {
  return { ok: true, value };
}

function reject(expected: string, found: unknown): Checked<never> {
  return { ok: false, mismatches: [{ at: "", expected, found }] };
}

function at<T>(prefix: string, checked: Checked<T>): Checked<T> {
  if (checked.ok) return checked;
  return { ok: false, mismatches: checked.mismatches.map((mismatch) => ({ ...mismatch, at: prefix + mismatch.at })) };
}

function combine<T>(all: readonly Checked<T>[]): Checked<readonly T[]> {
  const mismatches = all.flatMap((checked) => (checked.ok ? [] : checked.mismatches));
  if (mismatches.length > 0) return { ok: false, mismatches };
  return accept(all.flatMap((checked) => (checked.ok ? [checked.value] : [])));
}

function mapChecked<A, B>(checked: Checked<A>, change: (value: A) => B): Checked<B> {
  return checked.ok ? accept(change(checked.value)) : checked;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
