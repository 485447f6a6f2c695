import type { Diagnostic } from "../../asl/diagnostic";

/** The states of a machine, by their slash paths. */
type States = ReadonlyMap<string, unknown>;

/** Findings about what an author meant, which leave what stands in the definition as it is. */
const HIDES_NOTHING: ReadonlySet<string> = new Set([
  "DUPLICATE_STATE_NAME",
  "INVALID_MACHINE_NAME",
  "NOT_A_WORKFLOW",
  "UNKNOWN_QUERY_LANGUAGE",
  "UNKNOWN_TYPE",
]);

/** Findings of the validator about what a state is called and where it goes, which no value of its fields brings about. */
const ABOUT_STATES: ReadonlySet<string> = new Set(["INVALID_STATE_NAME", "MISSING_TRANSITION_TARGET"]);

/** Fields of which the validator says what is missing in them, whatever their other parts are. */
const CHECKED_BY_PART = /^\/(?:Parameters|Arguments)$/;

/**
 * All that is to be reported: each finding of the compiler once, and of the validator's those that are no consequences of
 * them. A field with a problem holds a stand-in, of which the validator would complain again.
 */
export function reported(own: readonly Diagnostic[], validated: readonly Diagnostic[], states: States): Diagnostic[] {
  const once = [...new Map(own.map((each) => [identity(each), each])).values()];
  const causes = once.filter(({ code }) => !HIDES_NOTHING.has(code));
  return [...once, ...validated.filter((each) => !causes.some((cause) => follows(each, cause, states)))];
}

/** One and the same value may be compiled for several fields; two mistakes stand in two places. */
function identity({ code, location, message, source }: Diagnostic): string {
  return [code, location, message, source?.file, source?.line, source?.column].join(" ");
}

/** Whether a finding about a definition may be about the stand-in for something that was found wrong. */
function follows({ code, location }: Diagnostic, cause: Diagnostic, states: States): boolean {
  if (cause.location === "/") return ["", "/", "/StartAt", "/States"].includes(location);
  const state = stateAt(cause.location, states);
  if (stateAt(location, states) !== state) return false;
  if (isInside(location, cause.location)) return state !== cause.location || !ABOUT_STATES.has(code);
  const field = state === undefined ? "" : location.slice(state.length);
  return field !== "" && isInside(cause.location, location) && !CHECKED_BY_PART.test(field);
}

function isInside(location: string, outer: string): boolean {
  return location === outer || (location.startsWith(outer) && /[/[]/.test(location.charAt(outer.length)));
}

/** The innermost state that a location is in. */
export function stateAt(location: string, states: States): string | undefined {
  for (let at = location; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    if (states.has(at)) return at;
    if (!at.includes("/")) return undefined;
  }
  return undefined;
}
