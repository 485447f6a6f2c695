import { QUOTAS } from "../../quotas";
import { parseResource } from "../../resource";
import type { Context, Rule, StatePart } from "../context";
import { warning } from "../finding";
import { limitSeconds } from "./retry-times";

/** Waits and timeouts longer than what is around them. */
export const timeLimits: Rule = (context) => [
  ...machineLimit(context),
  ...context.states.flatMap((state) => [...waitLimit(context, state), ...httpLimit(state)]),
];

function machineLimit({ definition, type }: Context) {
  const own = definition["TimeoutSeconds"];
  const service = type === "EXPRESS" ? QUOTAS.expressSeconds : QUOTAS.standardSeconds;
  if (typeof own !== "number" || own <= service) return [];
  const message = `An execution of type ${type} runs for at most ${service} s, not ${own} s`;
  return [warning("TIMEOUT_BEYOND_LIMIT", "/TimeoutSeconds", message)];
}

function waitLimit(context: Context, { name, value, location }: StatePart) {
  const seconds = value["Seconds"];
  const limit = limitSeconds(context);
  if (name !== "Wait" || typeof seconds !== "number" || seconds <= limit) return [];
  const message = `The wait of ${seconds} s is longer than the ${limit} s that the state machine may run`;
  return [warning("WAIT_BEYOND_LIMIT", `${location}/Seconds`, message)];
}

function httpLimit({ name, value, location }: StatePart) {
  const { Resource: arn, TimeoutSeconds: seconds } = value;
  if (name !== "Task" || typeof arn !== "string" || typeof seconds !== "number") return [];
  const resource = parseResource(arn);
  const isHttp = resource.kind === "integration" && resource.service === "http" && !resource.sdk;
  if (!isHttp || seconds <= QUOTAS.httpTaskSeconds) return [];
  const message = `An HTTP task ends after ${QUOTAS.httpTaskSeconds} s, whatever its TimeoutSeconds`;
  return [warning("TIMEOUT_BEYOND_LIMIT", `${location}/TimeoutSeconds`, message)];
}
