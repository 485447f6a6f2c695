import { duration, table } from "../print";
import type { Outcome } from "./outcome";

/** The outcomes as a table with totals, for people. */
export function describeOutcomes(outcomes: readonly Outcome[], elapsedMs: number): string {
  const heads = ["PHOTO", "USER", "OUTCOME", "FACE ID", "THUMBNAIL OR REASON"];
  return `${table([heads, ...outcomes.map(row)])}\n${totals(outcomes)} in ${duration(elapsedMs)}.\n`;
}

function row(outcome: Outcome): string[] {
  const { photo, userId } = outcome;
  return outcome.outcome === "accepted"
    ? [photo, userId, outcome.outcome, outcome.faceId, outcome.thumbnail]
    : [photo, userId, outcome.outcome, "", outcome.reason];
}

function totals(outcomes: readonly Outcome[]): string {
  const count = (kind: Outcome["outcome"]) => outcomes.filter(({ outcome }) => outcome === kind).length;
  const unreadable = count("unreadable");
  const photos = `${outcomes.length} ${outcomes.length === 1 ? "photo" : "photos"}`;
  const rest = unreadable > 0 ? `, ${unreadable} unreadable` : "";
  return `${photos}: ${count("accepted")} accepted, ${count("rejected")} rejected${rest}`;
}
