import type { HistoryEvent } from "../../local/interpreter";
import { type Difference, differences } from "./difference";
import type { RecordedEvent } from "./recorded-case";

/**
 * Compares a history with a recorded one. The recordings of some Parallel states have lost the ids and the order of the
 * events in the branches, and some of these events: those are looked for anywhere.
 */
export function historyDifferences(
  expected: readonly RecordedEvent[],
  actual: readonly HistoryEvent[],
): readonly Difference[] {
  if (expected.some(({ id }) => Array.isArray(id))) return unorderedDifferences(expected, actual);
  if (expected.length !== actual.length) {
    const types = (events: readonly { type?: string }[]) => events.map(({ type }) => type).join(" ");
    return [{ path: "$.history", expected: types(expected), actual: types(actual) }];
  }
  return expected.flatMap((event, index) => eventDifferences(event, actual[index], `$.history[${index}]`));
}

function eventDifferences(expected: RecordedEvent, actual: HistoryEvent | undefined, path: string) {
  const { timestamp: _recorded, ...recorded } = expected;
  const { timestamp: _time, ...event } = actual ?? { timestamp: undefined };
  return differences(recorded, event, path);
}

function unorderedDifferences(
  expected: readonly RecordedEvent[],
  actual: readonly HistoryEvent[],
): readonly Difference[] {
  const left = [...actual];
  return expected.flatMap((event, index) => {
    const path = `$.history[${index}]`;
    const isLoose = Array.isArray(event.id);
    const found = left.findIndex((candidate) =>
      isLoose ? sameBesidesIds(event, candidate) : eventDifferences(event, candidate, path).length === 0,
    );
    if (found >= 0) left.splice(found, 1);
    return found >= 0 ? [] : [{ path, expected: event, actual: undefined }];
  });
}

function sameBesidesIds(expected: RecordedEvent, actual: HistoryEvent): boolean {
  const { id, previousEventId } = actual;
  return (
    eventDifferences({ ...expected, id: id ?? 0, previousEventId: previousEventId ?? 0 }, actual, "$").length === 0
  );
}
