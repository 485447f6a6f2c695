import type { Json } from "../../asl/json";
import type { Task, TaskOutcome } from "../interpreter/task";
import type { TaskRoute } from "./route";

/** What a mock gives: a result, or an error as Lambda functions and integrations raise them. */
export type MockResponse =
  | { readonly return: Json /** Seconds that the work seems to take. */; readonly after?: number }
  | { readonly throw: { readonly error: string; readonly cause?: string } }
  /** Nothing ever comes: the task waits for its token or its timeout. */
  | { readonly never: true };

/**
 * How a task is mocked: one response, a list of them (one an attempt, the last for all others), or a function of what the
 * task was called with. A function gives the result itself, or throws.
 */
export type Mock = MockResponse | readonly MockResponse[] | ((given: Json, task: Task) => Json | Promise<Json>);

/** Mocks by the name of a state, or by a resource: an ARN, or an integration's `dynamodb:putItem`. */
export type Mocks = Readonly<Record<string, Mock>>;

/**
 * Performs tasks by mocks. Errors that a function throws become the task's error: its `name`, with `message` as cause.
 *
 * @example
 * const tasks = mockTasks({
 *   Charge: [{ throw: { error: "CardDeclined" } }, { return: { ok: true } }],
 *   "sns:publish": () => ({ MessageId: "1" }),
 * });
 */
export function mockTasks(mocks: Mocks): TaskRoute {
  const used = new Map<string, number>();
  return {
    accepts: (_resource, task) => keyOf(mocks, task) !== undefined,
    run(task) {
      const key = keyOf(mocks, task) ?? "";
      const mock = Object.hasOwn(mocks, key) ? mocks[key] : undefined;
      if (mock === undefined) return { status: "failed", error: "States.TaskFailed", cause: missingMock(task, mocks) };
      if (typeof mock === "function") return call(mock, task);
      const attempt = used.get(key) ?? 0;
      used.set(key, attempt + 1);
      return respond(isList(mock) ? mock[Math.min(attempt, mock.length - 1)] : mock);
    },
  };
}

function keyOf(mocks: Mocks, { state, resource }: Task): string | undefined {
  const integration = resource.replace(/^arn:[^:]*:states:::/, "");
  return [state, resource, integration, integration.replace(/\.[^.]*$/, "")].find((key) => Object.hasOwn(mocks, key));
}

function isList(mock: Exclude<Mock, (...given: never) => unknown>): mock is readonly MockResponse[] {
  return Array.isArray(mock);
}

function respond(response: MockResponse | undefined): TaskOutcome {
  if (response === undefined || "never" in response) return { status: "waiting" };
  if ("return" in response) return { status: "succeeded", output: response.return };
  return { status: "failed", ...response.throw };
}

function call(mock: (given: Json, task: Task) => Json | Promise<Json>, task: Task): TaskOutcome | Promise<TaskOutcome> {
  const output = mock(task.arguments, task);
  return output instanceof Promise ? output.then(succeeded) : succeeded(output);
}

function succeeded(output: Json): TaskOutcome {
  return { status: "succeeded", output: output ?? null };
}

/** The sentence for a task that nobody mocked. */
export function missingMock({ state, resource }: Task, mocks: Mocks): string {
  return `No mock for the state '${state}' (${resource}). There are mocks for: ${Object.keys(mocks).join(", ") || "nothing"}.`;
}
