/** What some work cost. */
export interface Cost {
  /** Of all threads of this process. */
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** Does some work and tells what it gave and what it cost. */
export async function measure<T>(work: () => Promise<T>): Promise<Cost & { readonly value: T }> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuMs: (user + system) / 1000, wallMs: performance.now() - startedAt };
}

/** The CPU time of work that is done at once, in milliseconds. */
export function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
