/** What a stored time counts. */
export type TimeUnit = "MILLIS" | "MICROS" | "NANOS";

/** Digits of a unit below the second. */
const DIGITS: Readonly<Record<TimeUnit, number>> = { MILLIS: 3, MICROS: 6, NANOS: 9 };

/** A moment since 1970 as ISO 8601, with at least milliseconds; without a zone where it is a local time. */
export function isoTimestamp(since: bigint, unit: TimeUnit, isUtc: boolean): string {
  const [seconds, fraction] = split(since, unit);
  const moment = new Date(Number(seconds) * 1_000);
  if (Number.isNaN(moment.getTime())) return String(since);
  return `${moment.toISOString().slice(0, -5)}.${fraction}${isUtc ? "Z" : ""}`;
}

/** A day since 1970. */
export function isoDate(days: number): string {
  const moment = new Date(days * 86_400_000);
  return Number.isNaN(moment.getTime()) ? String(days) : moment.toISOString().slice(0, -14);
}

/** A time since midnight. */
export function isoTime(since: bigint, unit: TimeUnit): string {
  const [seconds, fraction] = split(since, unit);
  return `${new Date(Number(seconds) * 1_000).toISOString().slice(11, 19)}.${fraction}`;
}

/** Whole seconds, rounded down, and the digits of the rest: three, or all of them where those do not suffice. */
function split(since: bigint, unit: TimeUnit): readonly [bigint, string] {
  const perSecond = 10n ** BigInt(DIGITS[unit]);
  const rest = ((since % perSecond) + perSecond) % perSecond;
  const digits = String(rest).padStart(DIGITS[unit], "0");
  const milliseconds = digits.slice(0, 3);
  return [(since - rest) / perSecond, /^0*$/.test(digits.slice(3)) ? milliseconds : digits];
}
