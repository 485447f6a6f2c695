import { DEFAULT_KEEPING, type Keeping } from "../local/server";
import { UsageError } from "./verb";

/** The options that say how long executions that have ended are kept. */
export const keepingOptions = {
  "keep-days": { type: "string", default: String(DEFAULT_KEEPING.days) },
  "keep-executions": { type: "string", default: String(DEFAULT_KEEPING.executions) },
} as const;

export const keepingUsage = `
  --keep-days DAYS         how long executions that have ended are kept (${DEFAULT_KEEPING.days})
  --keep-executions COUNT  how many of them, of each state machine (${DEFAULT_KEEPING.executions})`;

/** Reads them. @throws UsageError when one is no whole number */
export function readKeeping(values: { readonly [name in keyof typeof keepingOptions]: string }): Keeping {
  return { days: wholeNumber("keep-days", values), executions: wholeNumber("keep-executions", values) };
}

function wholeNumber<N extends string>(name: N, values: { readonly [name in N]: string }): number {
  const given = values[name];
  if (!/^\d{1,9}$/.test(given)) throw new UsageError(`--${name} must be a whole number, not "${given}"`);
  return Number(given);
}
