import { readFileSync } from "node:fs";
import { type Context, createContext, Script } from "node:vm";
import { isTimeout } from "../bounded-regex";
import { JsonataFailure } from "./failure";
import type { Node } from "./node";

const TIMEOUT_MS = 2_000;
const MAX_DEPTH = 10_000;
const MAX_ITEMS = 1_000_000;
const MAX_TEXT = 10_000_000;
const MAX_CACHED = 5_000;

/** A function to register with the library, which checks its arguments against the signature. */
export interface RealmFunction {
  readonly name: string;
  readonly implementation: (...given: readonly unknown[]) => unknown;
  readonly signature: string;
}

/** What the library is asked to do, and where it puts what came of it. */
interface Job {
  readonly source: string;
  /** Absent where the tree alone is wanted. */
  readonly bindings?: Readonly<Record<string, unknown>>;
  readonly functions?: readonly RealmFunction[];
  outcome?: {
    readonly value?: unknown;
    readonly error?: { readonly code?: unknown; readonly message?: unknown; readonly position?: unknown };
  };
}

// Promises settle inside the realm before the script returns, so that its time limit covers them.
const PRELUDE = `
  "use strict";
  const expressions = new Map();
  const limit = (_expression, _input, _environment, result) => {
    const tooLong = typeof result === "string" ? result.length > ${MAX_TEXT} : Array.isArray(result) && result.length > ${MAX_ITEMS};
    if (tooLong) throw { code: "D2015", value: result.length };
  };
  function expressionOf(source) {
    let expression = expressions.get(source);
    if (expression === undefined) {
      expression = module.exports(source, { stack: ${MAX_DEPTH}, sequence: ${MAX_ITEMS} });
      expression.assign(Symbol.for("jsonata.__evaluate_exit"), limit);
      expression.assign("eval", undefined);
      if (expressions.size >= ${MAX_CACHED}) expressions.clear();
      expressions.set(source, expression);
    }
    return expression;
  }
  function run(job) {
    try {
      const expression = expressionOf(job.source);
      if (job.bindings === undefined) { job.outcome = { value: expression.ast() }; return; }
      for (const { name, implementation, signature } of job.functions) expression.registerFunction(name, implementation, signature);
      expression.evaluate(undefined, job.bindings)
        .then((value) => { job.outcome = { value }; }, (error) => { job.outcome = { error }; });
    } catch (error) {
      job.outcome = { error };
    }
  }
`;

let realm: Context | undefined;
const start = new Script("run(job)");

/** Parses where the time is limited, for the few texts whose trees may explode. */
export function parseIsolated(source: string): Node {
  const { error, value } = perform({ source });
  if (error !== undefined) throw error;
  return value as Node;
}

/**
 * Evaluates an expression with the library, in a realm of its own whose time, depth and sizes are limited.
 *
 * The result still has the library's marks on its arrays and may hold functions.
 *
 * @throws JsonataFailure
 */
export function evaluateIsolated(
  source: string,
  bindings: Readonly<Record<string, unknown>>,
  functions: Job["functions"],
): unknown {
  // The library marks the arrays that `x[]` finds and fills empty ones that `{...}` groups, so these get a copy.
  const own = /\[\]|\{/.test(source) ? (JSON.parse(JSON.stringify(bindings)) as typeof bindings) : bindings;
  const { error, value } = perform({ source, bindings: own, functions });
  if (error === undefined) return value;
  throw new JsonataFailure(String(error.code ?? "D1011"), String(error.message ?? "The expression failed"));
}

function perform(job: Job): NonNullable<Job["outcome"]> {
  realm ??= createRealm();
  realm["job"] = job;
  try {
    start.runInContext(realm, { timeout: TIMEOUT_MS });
    return job.outcome ?? { error: { code: "Timeout", message: "The expression did not end" } };
  } catch (error) {
    // What was running is still there, so the realm goes.
    realm = undefined;
    return { error: describe(error) };
  } finally {
    if (realm !== undefined) realm["job"] = undefined;
  }
}

function createRealm(): Context {
  const context = createContext(Object.create(null), {
    microtaskMode: "afterEvaluate",
    codeGeneration: { strings: false, wasm: false },
  });
  const library = readFileSync(require.resolve("jsonata"), "utf8");
  new Script(`const module = { exports: {} }, exports = module.exports;${library}`).runInContext(context);
  new Script(PRELUDE).runInContext(context);
  return context;
}

function describe(error: unknown): { code: string; message: string } {
  if (isTimeout(error)) {
    return { code: "Timeout", message: `The expression ran longer than ${TIMEOUT_MS / 1000} seconds` };
  }
  return { code: "D1011", message: error instanceof Error ? error.message : String(error) };
}
