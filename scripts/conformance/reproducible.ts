import type { RecordedCase } from "./recorded-case";

const REASONS: Readonly<Record<string, string>> = {
  "task-results-not-recorded": "the results of its tasks were not recorded",
  "task-result-missing": "a result of its tasks was not recorded",
  "status:RUNNING": "the recording ends while it runs",
  "has-notes": "the recording has gaps",
};

/** Why a recorded result can't be got again from the case alone; undefined if it can. */
export function whyNotReproducible({ tags, input, definition }: RecordedCase): string | undefined {
  const tag = tags.find((one) => one in REASONS);
  if (tag !== undefined) return REASONS[tag];
  const readsTime = JSON.stringify(definition).includes('"TimestampPath"');
  return readsTime && JSON.stringify(input).includes("<timestamp>") ? "the time it reads was not recorded" : undefined;
}
