import type { Json } from "../../asl/json";
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
 * Performs the tasks of one test case of a MockConfigFile. States that the case does not name are left to other routes.
 *
 * @throws MockConfigError where machine, case or response is not in the file
 * @example const tasks = mockConfigTasks(JSON.parse(readFileSync("MockConfigFile.json", "utf8")), "Orders", "HappyPath");
 */
export function mockConfigTasks(config: MockConfig, stateMachine: string, testCase: string): TaskRoute {
  const cases = pick(config.StateMachines, stateMachine, "state machine").TestCases;
  const states = Object.entries(pick(cases, testCase, "test case"));
  const mocks: Mocks = Object.fromEntries(
    states.map(([state, name]) => [state, responsesOf(pick(config.MockedResponses, name, "mocked response"), name)]),
  );
  return mockTasks(mocks);
}

function responsesOf(byAttempt: Readonly<Record<string, ConfigResponse>>, name: string): readonly MockResponse[] {
  const responses: MockResponse[] = [];
  for (const [range, response] of Object.entries(byAttempt)) {
    const [, from, to = from] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(range) ?? [];
    if (from === undefined)
      throw new MockConfigError(`${name}: "${range}" is no number of an invocation, such as "0" or "1-3".`);
    for (let attempt = Number(from); attempt <= Number(to); attempt++) responses[attempt] = asMock(response);
  }
  if (responses.length === 0 || responses.includes(undefined as never)) {
    throw new MockConfigError(`${name}: the invocations must be numbered from 0 without gaps.`);
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
