import { randomUUID } from "node:crypto";
import type { Json } from "../json";
import { cleanResult } from "./clean";
import { runDirect } from "./direct/run";
import { JsonataFailure } from "./failure";
import { ADDED_FUNCTIONS, type JsonataEnvironment } from "./functions";
import { evaluateIsolated, type RealmFunction } from "./isolated";
import { nativeOf, nowFor } from "./natives";
import type { JsonataExpression } from "./parse";

const DEFAULT_ENVIRONMENT: JsonataEnvironment = {
  random: Math.random,
  uuid: randomUUID,
  nowMillis: Date.now,
};

/** What the variables of an expression are, without their `$`: `states` and the workflow's own. */
export type JsonataBindings = Readonly<Record<string, Json | undefined>>;

/**
 * Evaluates a parsed expression; undefined is JSONata's "nothing".
 *
 * The common forms run as closures, all others in the library; both synchronously and within bounds of time, depth and size.
 *
 * @throws JsonataFailure
 * @example
 * const expression = parseJsonata("{% $states.input.a + 1 %}");
 * const sum = expression.ok ? evaluateJsonata(expression.value, { states: { input: { a: 1 } } }) : undefined;
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function evaluateJsonata(
  expression: JsonataExpression,
  bindings: JsonataBindings,
  environment: JsonataEnvironment = DEFAULT_ENVIRONMENT,
): Json | undefined {
  const direct = expression.direct === undefined ? undefined : runDirect(expression.direct, bindings, environment);
  return direct === undefined ? evaluateWithLibrary(expression.source, bindings, environment) : direct.value;
}

/** Evaluates with the library alone: what `evaluateJsonata` is held equal to. */
export function evaluateWithLibrary(
  source: string,
  bindings: JsonataBindings,
  environment: JsonataEnvironment = DEFAULT_ENVIRONMENT,
): Json | undefined {
  try {
    return cleanResult(evaluateIsolated(source, bindings, functionsFor(environment)));
  } catch (error) {
    if (error instanceof RangeError) throw new JsonataFailure("D1011", "The data is nested too deeply");
    throw error;
  }
}

function functionsFor(environment: JsonataEnvironment): readonly RealmFunction[] {
  const added = Object.entries(ADDED_FUNCTIONS).map(([name, { signature, implement }]) => {
    return { name, signature, implementation: implement(environment) };
  });
  return [...added, { name: "now", signature: "<s?s?:s>", implementation: nowFor(environment) }, ...FROM_OUTSIDE];
}

/** Functions of the library that need what a realm of its own does not have: Buffer. */
const FROM_OUTSIDE: readonly RealmFunction[] = ["base64encode", "base64decode"].map((name) => ({
  name,
  signature: "<s-:s>",
  implementation: (text) => nativeOf(name)?.implementation(text),
}));
