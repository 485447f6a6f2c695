import type { Diagnostic } from "../../asl/diagnostic";

/** The states of a machine, by their slash paths. */
type States = ReadonlyMap<string, unknown>;

/** Findings about what an author meant, which leave what stands in the definition as it is. */
const HIDES_NOTHING: ReadonlySet<string> = new Set(["DUPLICATE_STATE_NAME", "NOT_A_WORKFLOW", "INVALID_MACHINE_NAME"]);

/**
 * All that is to be reported: each finding of the compiler once, and of the validator's those that are no consequences of
 * them. A field with a problem holds a stand-in, of which the validator would complain again.
 */
export function reported(own: readonly Diagnostic[], validated: readonly Diagnostic[], states: States): Diagnostic[] {
  const once = [...new Map(own.map((each) => [`${each.code} ${each.location} ${each.message}`, each])).values()];
  const hidden = new Set(once.filter(({ code }) => !HIDES_NOTHING.has(code)).flatMap((each) => hides(each, states)));
  return [...once, ...validated.filter(({ location }) => !placesOf(location, states).some((at) => hidden.has(at)))];
}

function hides({ location }: Diagnostic, states: States): readonly string[] {
  if (location === "/") return ["/", "/StartAt", "/States"];
  return placesOf(location, states).slice(0, 1);
}

/** The field of a state that a location is in, and the state as a whole. */
function placesOf(location: string, states: States): readonly string[] {
  const state = stateAt(location, states);
  if (state === undefined) return [location];
  const [field] = location.slice(state.length + 1).split("/");
  return field === "" || field === undefined ? [state] : [`${state}/${field}`, state];
}

/** The innermost state that a location is in. */
export function stateAt(location: string, states: States): string | undefined {
  for (let at = location; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    if (states.has(at)) return at;
    if (!at.includes("/")) return undefined;
  }
  return undefined;
}
