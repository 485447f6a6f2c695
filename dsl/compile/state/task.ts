import type { Binding } from "../../declare/binding";
import { isProblem } from "../../tree/problem";
import type { StateOf } from "../../tree/state";
import type { Place } from "../dialect";
import type { LinkedState } from "../link";
import type { ScopeContext } from "../scope";
import type { Fields } from "../unbound";
import { refuseActivity } from "./activity";
import { guardFields } from "./guard";
import { optionalValue } from "./simple";
import { requireToken } from "./token";

/** What a Task state adds to the fields all states have. */
export function taskFields(
  state: StateOf<"task">,
  linked: LinkedState,
  { dialect, type }: ScopeContext,
  place: Place,
): Fields {
  const { credentials } = state;
  requireToken(state, place);
  if (type === "EXPRESS") refuseActivity(state, place);
  return {
    Resource: resource(state.resource, place),
    ...dialect.flow(place),
    ...(credentials === undefined ? {} : dialect.template("Credentials", credentials, place)),
    ...optionalValue("TimeoutSeconds", state.timeoutSeconds, dialect, place),
    ...optionalValue("HeartbeatSeconds", state.heartbeatSeconds, dialect, place),
    ...guardFields(state, linked.caught, dialect, place),
  };
}

function resource(given: StateOf<"task">["resource"], place: Place): string | Binding {
  if (!isProblem(given)) return given;
  place.report("Resource", given);
  return "";
}
