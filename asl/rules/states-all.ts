import type { Diagnostic } from "../diagnostic";
import { isJsonObject, type Json } from "../json";
import type { Rule } from "./context";
import { error } from "./finding";

/** `States.ALL` catches everything, so it stands alone, in the last retrier or catcher. */
export const statesAll: Rule = ({ states }) =>
  states.flatMap(({ value, location }) =>
    ["Retry", "Catch"].flatMap((field) => misplaced(value[field], `${location}/${field}`)),
  );

function misplaced(entries: Json | undefined, location: string): Diagnostic[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: Json, index) => {
    const names = isJsonObject(entry) ? entry["ErrorEquals"] : undefined;
    if (!Array.isArray(names) || !names.includes("States.ALL")) return [];
    if (names.length === 1 && index === entries.length - 1) return [];
    const place = `${location}[${index}]/ErrorEquals[${names.indexOf("States.ALL")}]`;
    return [error(place, "States.ALL must appear alone and at end of list")];
  });
}
