import { isJsonObject, type Json } from "../../asl/json";
import type { TaskOutcome } from "../interpreter/task";
import { checkMockConfig, invocationsOf } from "./check-mock-config";
import { type MockResponse, type Mocks, mockTasks } from "./mock-tasks";
import type { TaskRoute } from "./route";

/**
 * AWS's own file format for mocks, as Step Functions Local reads it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
 */
export interface MockConfig {
  readonly StateMachines: Readonly<
    Record<string, { readonly TestCases: Readonly<Record<string, Readonly<Record<string, string>>>> }>
  >;
  /** Responses by the number of the invocation, from 0: `"0"`, or `"1-3"` for several. */
  readonly MockedResponses: Readonly<Record<string, Readonly<Record<string, ConfigResponse>>>>;
}

type ConfigResponse =
  | { readonly Return: Json }
  | { readonly Throw: { readonly Error: string; readonly Cause?: string } };

/** A mock configuration that can't be used; the message says which part, and what there is. */
export class MockConfigError extends Error {}

/**
 * Performs the tasks of one test case of a MockConfigFile. States that the case does not name are left to other routes. The
 * last response of a state answers all invocations that follow.
 *
 * @throws MockConfigError where the file is wrong, or has no such machine or case
 * @example const tasks = mockConfigTasks(JSON.parse(readFileSync("MockConfigFile.json", "utf8")), "Orders", "HappyPath");
 */
export function mockConfigTasks(config: MockConfig, stateMachine: string, testCase: string): TaskRoute {
  const problems = checkMockConfig(config as unknown as Json);
  if (problems.length > 0) {
    throw new MockConfigError(
      problems.map(({ location, message, fix = "" }) => `${location}: ${message}. ${fix}`.trim()).join("\n"),
    );
  }
  const cases = pick(config.StateMachines, stateMachine, "state machine").TestCases;
  const states = Object.entries(pick(cases, testCase, "test case"));
  const mocks = states.map(([state, name]) => [
    state,
    responsesOf(pick(config.MockedResponses, name, "mocked response")),
  ]);
  const tasks = mockTasks(Object.fromEntries(mocks) as Mocks);
  return {
    accepts: (resource, task) => tasks.accepts(resource, task),
    run: (task) => (task.resource.includes(":function:") ? withoutEnvelope(tasks.run(task)) : tasks.run(task)),
  };
}

/** A function's mock tells what Lambda's Invoke answers, and a Task with the function's ARN gives the payload only. */
function withoutEnvelope(outcome: TaskOutcome | Promise<TaskOutcome>): TaskOutcome | Promise<TaskOutcome> {
  if (outcome instanceof Promise || outcome.status !== "succeeded" || !isJsonObject(outcome.output)) return outcome;
  const { Payload, StatusCode } = outcome.output;
  return Payload === undefined || StatusCode === undefined ? outcome : { ...outcome, output: Payload };
}

function responsesOf(byInvocation: Readonly<Record<string, ConfigResponse>>): readonly MockResponse[] {
  const responses: MockResponse[] = [];
  for (const [range, response] of Object.entries(byInvocation)) {
    for (const invocation of invocationsOf(range) ?? []) responses[invocation] = asMock(response);
  }
  return responses;
}

function asMock(response: ConfigResponse): MockResponse {
  if ("Return" in response) return { return: response.Return };
  const { Error: error, Cause: cause } = response.Throw;
  return { throw: { error, ...(cause !== undefined && { cause }) } };
}

function pick<T>(table: Readonly<Record<string, T>>, name: string, what: string): T {
  if (Object.hasOwn(table, name)) return table[name] as T;
  throw new MockConfigError(`There is no ${what} "${name}"; there are: ${Object.keys(table).join(", ")}.`);
}
