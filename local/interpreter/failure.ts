import type { Json } from "../../asl/json";

/**
 * An error in AWS's sense that ends a state's work: data on its way to a retrier, a catcher or the end of the run.
 * It is thrown inside the interpreter only, and carries no stack trace.
 */
export class StateFailure {
  constructor(
    readonly error: string | undefined,
    readonly cause: string | undefined,
    readonly traits: FailureTraits = {},
  ) {}
}

export interface FailureTraits {
  /** No retrier or catcher may take it: AWS ends the execution at once. */
  readonly fatal?: true;
  /** A further name by which ErrorEquals may speak of it. */
  readonly alias?: string;
  /** Set where AWS writes an EvaluationFailed event: for which field, if it tells. */
  readonly evaluation?: { readonly location?: string };
  /** What a task did not say of its failure is null for a catcher; otherwise it is an empty text. */
  readonly byTask?: true;
}

/** Error and cause as events and results tell them: what is missing is left out. */
export function endingOf({ error, cause }: Pick<StateFailure, "error" | "cause">): { error?: string; cause?: string } {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

/** What the sentences of AWS say of a state: its name, and the id of the event of its entry. */
export interface Place {
  readonly stateName: string;
  readonly enteredEventId: number;
}

/** AWS's sentences about a state that can't go on. None of them can be caught. */
export function runtimeError(place: Place, sentence: string): StateFailure {
  return new StateFailure("States.Runtime", `${whileExecuting(place)} ${sentence}`, { fatal: true });
}

/** A JSONata expression, or what it gave, was no good; this one can be caught. */
export function queryError(place: Place, location: string | undefined, sentence: string): StateFailure {
  const evaluation = location === undefined ? {} : { location };
  return new StateFailure("States.QueryEvaluationError", `${whileExecuting(place)} ${sentence}`, { evaluation });
}

export function pathNotFound(path: string, field: string, input: Json): string {
  return `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${JSON.stringify(input)}'`;
}

export function invalidPath(path: string, reason: string): string {
  return `Invalid path '${path}' : ${reason}`;
}

/** What a JSONata expression gave is of another type than its field takes. */
export function unexpectedType(text: string, location: string, expected: string, given: Json): string {
  const expression = text.replace(/^\{%\s*|\s*%\}$/g, "");
  const result = `Expected '${expected}', but was '${typeName(given)}' for value: ${JSON.stringify(given)}`;
  return `The JSONata expression '${expression}' specified for the field '${location}' returned an unexpected result type. ${result}`;
}

export function noChoiceMatched(place: Place): StateFailure {
  const sentence = "Failed to transition out of the state. The state does not point to a next state.";
  return new StateFailure("States.NoChoiceMatched", `${whileExecuting(place)} ${sentence}`);
}

/** More than 256 KiB. `origin` is the state's name, the function's ARN or the integrated service. */
export function dataLimitExceeded(origin: string): StateFailure {
  const cause = `The state/task '${origin}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  return new StateFailure("States.DataLimitExceeded", cause);
}

/** A task took too long, or fell silent: AWS records both under one name. */
export function timeout(kind: "timeout" | "heartbeat"): StateFailure {
  return new StateFailure(
    "States.Timeout",
    undefined,
    kind === "heartbeat" ? { alias: "States.HeartbeatTimeout" } : {},
  );
}

/** A task told that it failed. One that could not be performed at all is `States.Runtime`, whoever says so. */
export function taskFailed({ error, cause }: Partial<Pick<StateFailure, "error" | "cause">>): StateFailure {
  return new StateFailure(error, cause, { byTask: true, ...(error === "States.Runtime" && { fatal: true }) });
}

export function toleranceExceeded(): StateFailure {
  return new StateFailure(
    "States.ExceedToleratedFailureThreshold",
    "The specified tolerated failure threshold was exceeded",
  );
}

export function itemReaderFailed(cause: string): StateFailure {
  return new StateFailure("States.ItemReaderFailed", cause);
}

/**
 * What anything thrown becomes, so that no definition or input can crash the process. The expression languages throw
 * errors that carry AWS's name in `error` and its sentence in `message`.
 */
export function asFailure(thrown: unknown, place: Place): StateFailure {
  if (thrown instanceof StateFailure) return thrown;
  const { error, message } = thrown as { error?: unknown; message?: unknown };
  const sentence = typeof message === "string" ? message : String(thrown);
  if (typeof error !== "string" || error === "States.Runtime") return runtimeError(place, sentence);
  return new StateFailure(error, `${whileExecuting(place)} ${sentence}`);
}

function whileExecuting({ stateName, enteredEventId }: Place): string {
  return `An error occurred while executing the state '${stateName}' (entered at the event id #${enteredEventId}).`;
}

function typeName(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
