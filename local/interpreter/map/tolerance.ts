/** How many children of a Map Run may fail. Whichever bound is passed first counts. */
export interface Tolerance {
  readonly count: number | undefined;
  /** From 0 to 100. */
  readonly percentage: number | undefined;
}

/**
 * Whether more children have failed than is tolerated; nothing is, by default. `total` is undefined as long as there may
 * be more to come, and a share can't be told.
 */
export function isExceeded({ count, percentage }: Tolerance, failed: number, total: number | undefined): boolean {
  if (failed === 0) return false;
  if (count !== undefined && failed > count) return true;
  if (percentage === undefined) return count === undefined;
  return total !== undefined && (failed / total) * 100 > percentage;
}
