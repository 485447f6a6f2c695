import type { Json, JsonObject } from "../../json";
import { QUOTAS } from "../../quotas";
import type { Context, Rule } from "../context";
import { warning } from "../finding";

/** Attempts after which the delays are estimated instead of added one by one. */
const MAXIMUM_STEPS = 1_000;

/** Retries that wait longer, all together, than the state machine may run; and delays that a cap makes pointless. */
export const retryTimes: Rule = (context) => {
  const limit = limitSeconds(context);
  return context.parts
    .filter(({ name }) => name === "Retrier")
    .flatMap(({ value, location }) => {
      const seconds = totalDelaySeconds(value);
      const capped = isCappedBelowFirst(value) ? [cappedDelay(location)] : [];
      if (seconds <= limit) return capped;
      const message = `The retries can wait ${print(seconds)} in all, longer than the ${print(limit)} that the state machine may run`;
      const fix = "Lower MaxAttempts or BackoffRate, or set MaxDelaySeconds.";
      return [...capped, warning("RETRIES_OUTLAST_TIMEOUT", location, message, fix)];
    });
};

/** How long an execution may run: its own TimeoutSeconds, or what the service allows. */
export function limitSeconds({ definition, type }: Pick<Context, "definition" | "type">): number {
  const service = type === "EXPRESS" ? QUOTAS.expressSeconds : QUOTAS.standardSeconds;
  const own = definition["TimeoutSeconds"];
  return typeof own === "number" && own > 0 ? Math.min(own, service) : service;
}

/** The sum of all delays of a retrier, without jitter. */
function totalDelaySeconds(retrier: JsonObject): number {
  const rate = Math.max(1, numberOf(retrier["BackoffRate"], 2));
  const cap = numberOf(retrier["MaxDelaySeconds"], Number.POSITIVE_INFINITY);
  const attempts = numberOf(retrier["MaxAttempts"], 3);
  let delay = Math.min(cap, numberOf(retrier["IntervalSeconds"], 1));
  let total = 0;
  for (let attempt = 0; attempt < Math.min(attempts, MAXIMUM_STEPS); attempt++) {
    total += delay;
    delay = Math.min(cap, delay * rate);
  }
  return total + Math.max(0, attempts - MAXIMUM_STEPS) * delay;
}

function isCappedBelowFirst({ IntervalSeconds, MaxDelaySeconds }: JsonObject): boolean {
  return typeof MaxDelaySeconds === "number" && MaxDelaySeconds < numberOf(IntervalSeconds, 1);
}

function cappedDelay(location: string) {
  return warning("RETRY_DELAY_CAPPED", location, "MaxDelaySeconds is smaller than IntervalSeconds");
}

function numberOf(value: Json | undefined, otherwise: number): number {
  return typeof value === "number" && value >= 0 ? value : otherwise;
}

function print(seconds: number): string {
  return Number.isFinite(seconds) && seconds < 1e15 ? `${Math.round(seconds)} s` : "more than any clock counts";
}
