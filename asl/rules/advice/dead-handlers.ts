import type { Diagnostic } from "../../diagnostic";
import { isJsonObject, type Json, type JsonObject } from "../../json";
import { didYouMean } from "../../nearest";
import type { Context, Rule, StatePart } from "../context";
import { warning } from "../finding";

const TASK_ERRORS = [
  "States.ALL",
  "States.DataLimitExceeded",
  "States.HeartbeatTimeout",
  "States.Http.Socket",
  "States.IntrinsicFailure",
  "States.ParameterPathFailure",
  "States.Permissions",
  "States.QueryEvaluationError",
  "States.ResultPathMatchFailure",
  "States.Runtime",
  "States.ServiceUnavailable",
  "States.TaskFailed",
  "States.Timeout",
];

const OTHER_ERRORS = [
  "States.BranchFailed",
  "States.ExceedToleratedFailureThreshold",
  "States.ItemReaderFailed",
  "States.NoChoiceMatched",
  "States.ResultWriterFailed",
];

/** Retriers and catchers that no error can reach. */
export const deadHandlers: Rule = (context) => {
  const raised = raisedErrors(context);
  return context.states.flatMap((state) => [
    ...dead(state, "Retry", "RETRY_NEVER_FIRES", raised),
    ...dead(state, "Catch", "CATCH_NEVER_FIRES", raised),
  ]);
};

/** Names that a Fail state gives to its error; undefined when one is known at run time only. */
function raisedErrors({ states }: Context): ReadonlySet<string> | undefined {
  const names = states.filter(({ name }) => name === "Fail").map(({ value }) => value["ErrorPath"] ?? value["Error"]);
  const fixed = names.filter((name) => typeof name === "string" && !/^(\$|States\.\w+\(|\{%)/.test(name)) as string[];
  return fixed.length === names.filter((name) => name !== undefined).length ? new Set(fixed) : undefined;
}

function dead(
  state: StatePart,
  field: "Retry" | "Catch",
  code: string,
  raised: ReadonlySet<string> | undefined,
): Diagnostic[] {
  const entries: Json = state.value[field] ?? null;
  if (!Array.isArray(entries)) return [];
  const earlier = new Set<string>();
  return entries.flatMap((entry: Json, index) => {
    const names = errorNames(entry);
    const reasons = names.map((name) => reasonAgainst(name, state, earlier, raised));
    for (const name of names) earlier.add(name);
    if (names.length === 0 || reasons.includes(undefined)) return [];
    return [warning(code, `${state.location}/${field}[${index}]`, [...new Set(reasons)].join("; "))];
  });
}

/** Why an error cannot come to a retrier or catcher that names it, or undefined when it can. */
function reasonAgainst(
  name: string,
  { value, name: type }: StatePart,
  earlier: ReadonlySet<string>,
  raised: ReadonlySet<string> | undefined,
): string | undefined {
  if (earlier.has(name)) return `'${name}' is taken by an earlier entry`;
  if (name === "States.Runtime") return "'States.Runtime' can be neither retried nor caught";
  if (!name.startsWith("States.")) {
    return earlier.has("States.TaskFailed") ? `'${name}' is taken by an earlier 'States.TaskFailed'` : undefined;
  }
  if (name === "States.HeartbeatTimeout" && type === "Task") return heartbeatReason(value);
  const known = type === "Task" ? TASK_ERRORS : [...TASK_ERRORS, ...OTHER_ERRORS];
  if (known.includes(name) || raised === undefined || (type !== "Task" && raised.has(name))) return undefined;
  return [`Nothing in a ${type} state raises '${name}'.`, didYouMean(name, known)].filter(Boolean).join(" ");
}

function heartbeatReason(value: JsonObject): string | undefined {
  if (value["HeartbeatSeconds"] !== undefined || value["HeartbeatSecondsPath"] !== undefined) return undefined;
  return "'States.HeartbeatTimeout' needs HeartbeatSeconds on the state";
}

function errorNames(entry: Json): string[] {
  const names = isJsonObject(entry) ? entry["ErrorEquals"] : undefined;
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}
