import type { Rule } from "./context";
import { error } from "./finding";

/** A heartbeat is shorter than the timeout, or it would never be missed. */
export const heartbeats: Rule = ({ states }) =>
  states.flatMap(({ value: { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout }, name, location }) => {
    if (name !== "Task" || typeof heartbeat !== "number" || typeof timeout !== "number") return [];
    if (heartbeat < timeout) return [];
    return [error(location, `HeartbeatSeconds (${heartbeat}) must be smaller than TimeoutSeconds (${timeout})`)];
  });
