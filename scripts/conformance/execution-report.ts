import type { Difference } from "./difference";
import type { Verdict } from "./executions";

const SHOWN_CHARACTERS = 220;

/** The shares of cases that must be exact. */
export interface Minimum {
  readonly result: number;
  readonly history: number;
  readonly testState: number;
}

type Measure = keyof Minimum;

/** Every case that differs or was left out, with the reason. */
export function printList(verdicts: readonly Verdict[]): void {
  for (const { recorded, leftOut, ...measured } of verdicts) {
    if (leftOut !== undefined) console.log(`left out  ${recorded.id}: ${leftOut}`);
    for (const measure of ["result", "history", "testState"] as const) {
      const [first] = measured[measure] ?? [];
      if (first !== undefined) console.log(`${measure.padEnd(9)} ${recorded.id}: ${describe(first)}`);
    }
  }
}

/** One row an area and query language. */
export function printTable(verdicts: readonly Verdict[]): void {
  const rows = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const key = `${verdict.area} ${verdict.recorded.queryLanguage}`;
    rows.set(key, [...(rows.get(key) ?? []), verdict]);
  }
  const sorted = [...rows].sort(([left], [right]) => left.localeCompare(right));
  console.table(Object.fromEntries(sorted.map(([key, group]) => [key, countsOf(group)])));
}

/** Prints the totals; answers whether each is at least its minimum. */
export function summarize(verdicts: readonly Verdict[], minimum: Minimum): boolean {
  const measures = Object.keys(minimum) as Measure[];
  return measures.map((measure) => holds(verdicts, measure, minimum[measure])).every(Boolean);
}

function holds(verdicts: readonly Verdict[], measure: Measure, least: number): boolean {
  const { exact, total } = exactOf(verdicts, measure);
  const share = total === 0 ? 1 : exact / total;
  const verdict = share >= least ? "holds" : "DOES NOT HOLD";
  console.log(`${measure}: ${exact} of ${total} exact (${percent(share)}; at least ${percent(least)}: ${verdict})`);
  return share >= least;
}

function countsOf(group: readonly Verdict[]): Record<string, string | number> {
  const cell = (measure: Measure) => {
    const { exact, total } = exactOf(group, measure);
    return total === 0 ? "" : `${exact}/${total}`;
  };
  const leftOut = group.filter((verdict) => verdict.leftOut !== undefined).length;
  return { result: cell("result"), history: cell("history"), testState: cell("testState"), leftOut };
}

function exactOf(group: readonly Verdict[], measure: Measure): { exact: number; total: number } {
  const compared = group.filter((verdict) => verdict[measure] !== undefined);
  return { exact: compared.filter((verdict) => verdict[measure]?.length === 0).length, total: compared.length };
}

function describe({ path, expected, actual }: Difference): string {
  return `${path}: AWS ${shown(expected)}, here ${shown(actual)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
