import { type Scope, transitionsOf } from "../../graph";
import { cyclesOf } from "../../graph-cycles";
import { isJsonObject, type Json, type JsonObject } from "../../json";
import { QUOTAS } from "../../quotas";
import { parseResource } from "../../resource";
import type { Context, Rule, StatePart } from "../context";
import { warning } from "../finding";
import { limitSeconds } from "./retry-times";

/** A loop that waits so long that its history lasts this much longer is polling as it should. */
const ENOUGH_SECONDS = 6 * 3600;

/** Loops that nothing counts, in Standard workflows, whose execution fails when its history is full. */
export const endlessLoops: Rule = (context) =>
  context.type === "EXPRESS"
    ? []
    : [...context.statesOf].flatMap(([scope, states]) => scopeLoops(context, scope, states));

function scopeLoops(context: Context, scope: Scope, states: readonly StatePart[]) {
  const byName = new Map(states.map((part) => [part.state.name, part]));
  return cyclesOf(scope).flatMap((names) => {
    const loop = names.flatMap((name) => byName.get(name) ?? []);
    const [first] = loop;
    const seconds = secondsUntilFull(loop);
    if (first === undefined || seconds === undefined || isBounded(context, loop, seconds)) return [];
    const members = names.length > 5 ? `${names.slice(0, 5).join(", ")} ...` : names.join(", ");
    const message = `Nothing bounds the loop of ${members}: its history is full (${QUOTAS.historyEvents} events) after about ${duration(seconds)}`;
    const fix = "Count the rounds and leave after a number of them, wait longer, or set TimeoutSeconds of the machine.";
    return [warning("UNBOUNDED_LOOP", first.location, message, fix)];
  });
}

/** How long the loop can run before it fills the history; undefined when its pace is not known. */
function secondsUntilFull(loop: readonly StatePart[]): number | undefined {
  if (loop.some(takesUnknownTime)) return undefined;
  const waits = loop.map(({ value }) => value["Seconds"]).filter((seconds) => typeof seconds === "number");
  const events = loop.reduce((sum, { name }) => sum + (EVENTS[name] ?? 2), 0);
  const seconds = waits.reduce((sum, wait) => sum + wait, 0) + loop.length * 0.1;
  return (QUOTAS.historyEvents / events) * seconds;
}

/** History events that a state writes at least. */
const EVENTS: Readonly<Record<string, number>> = { Task: 5, Parallel: 4, Map: 4 };

function takesUnknownTime({ name, value }: StatePart): boolean {
  if (name === "Wait") return typeof value["Seconds"] !== "number";
  const arn = value["Resource"];
  if (name !== "Task" || typeof arn !== "string") return name === "Map" || name === "Parallel";
  const resource = parseResource(arn);
  return resource.kind === "activity" || (resource.kind === "integration" && resource.pattern !== "requestResponse");
}

function isBounded(context: Context, loop: readonly StatePart[], seconds: number): boolean {
  if (seconds >= Math.min(ENOUGH_SECONDS, limitSeconds(context))) return true;
  return exits(loop).some((rule) => rule === undefined || !asksForStatus(rule));
}

/** The choice rules by which the loop can be left; undefined for a Default. */
function exits(loop: readonly StatePart[]): readonly (JsonObject | undefined)[] {
  const inside = new Set(loop.map(({ state }) => state.name));
  return loop.flatMap(({ value, state }) =>
    transitionsOf(state.state)
      .filter(({ kind, to }) => (kind === "Choice" || kind === "Default") && !inside.has(to))
      .map(({ location }) => ruleAt(value["Choices"], location)),
  );
}

function ruleAt(choices: Json | undefined, location: string): JsonObject | undefined {
  const rule = Array.isArray(choices) ? choices[Number(/\d+/.exec(location)?.[0])] : undefined;
  return isJsonObject(rule) ? rule : undefined;
}

/** Whether a rule only compares texts: the status of some work that may never end. */
function asksForStatus(rule: JsonObject): boolean {
  const text = JSON.stringify(rule);
  return !/"(Numeric|Boolean|Is[A-Z]|Timestamp)\w*":|[<>]|\$(count|exists|length|not)\b/.test(text);
}

function duration(seconds: number): string {
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} minutes` : `${(seconds / 3600).toFixed(1)} hours`;
}
