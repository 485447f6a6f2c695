import type { StateOf } from "../../tree/state";
import type { Dialect, Place } from "../dialect";
import type { LinkedState } from "../link";
import type { Fields } from "../unbound";
import { guardFields } from "./guard";
import { optionalValue } from "./simple";
import { requireToken } from "./token";

/** What a Task state adds to the fields all states have. */
export function taskFields(state: StateOf<"task">, linked: LinkedState, dialect: Dialect, place: Place): Fields {
  const { credentials } = state;
  requireToken(state, place);
  return {
    Resource: state.resource,
    ...dialect.flow(place),
    ...(credentials === undefined ? {} : dialect.template("Credentials", credentials, place)),
    ...optionalValue("TimeoutSeconds", state.timeoutSeconds, dialect, place),
    ...optionalValue("HeartbeatSeconds", state.heartbeatSeconds, dialect, place),
    ...guardFields(state, linked.caught, dialect, place),
  };
}
