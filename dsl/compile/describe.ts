import type { Diagnostic } from "../../asl/diagnostic";

/**
 * A finding as one line for people: workflow > state > field, the author's line, what is wrong and what to do.
 *
 * @example
 * compiled.diagnostics.map((each) => describeDiagnostic(compiled.name, each))
 * // Orders > Pay > Arguments (workflows/orders.ts:12:4): a Date object is not JSON. Use text, ...
 */
export function describeDiagnostic(workflow: string, { location, message, fix, source }: Diagnostic): string {
  const place = describePlace(workflow, location);
  const line = source === undefined ? "" : ` (${source.file}:${source.line}:${source.column})`;
  return `${place}${line}: ${fix === undefined ? message : `${message.replace(/\.$/, "")}. ${fix}`}`;
}

/**
 * Where a finding is, in an author's words.
 *
 * @example describePlace("Orders", "/States/Pay/Catch[0]/Next") // "Orders > Pay > Catch[0]/Next"
 */
export function describePlace(workflow: string, location: string): string {
  return [workflow, ...placesIn(location)].join(" > ");
}

/** Names of states, then the field: the parts of a slash path that an author knows. */
function placesIn(location: string): string[] {
  const scopes = location.split("/States/").slice(1);
  const last = scopes.pop() ?? location.replace(/^\//, "");
  const [state = "", ...field] = last.split("/");
  const outer = scopes.map((scope) => scope.replace(/\/(ItemProcessor|Iterator|Branches\[\d+\])$/, ""));
  return [...outer, state, field.join("/")].filter((part) => part !== "");
}
