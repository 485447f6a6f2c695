/**
 * An amount as whole cents, so that sums are exact; undefined where it is no amount: not a number, below zero, with parts
 * of a cent, or too large to count.
 *
 * @example toCents(19.99) // 1999
 */
export function toCents(amount: unknown): number | undefined {
  if (typeof amount !== "number" || !(amount >= 0)) return undefined;
  const cents = Math.round(amount * 100);
  return Number.isSafeInteger(cents) && cents / 100 === amount ? cents : undefined;
}

/** Cents as people write them: `338.00`. */
export function formatCents(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}
