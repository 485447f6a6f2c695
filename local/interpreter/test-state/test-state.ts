import { randomUUID } from "node:crypto";
import type { TestStateInput, TestStateOutput } from "@aws-sdk/client-sfn";
import { transitionsOf } from "../../../asl/graph";
import type { Json, JsonObject } from "../../../asl/json";
import type { Clock } from "../clock";
import { realClock } from "../clock";
import { Compiler } from "../compiler";
import { DecisionQueue } from "../decision-queue";
import { StateFailure, toleranceExceeded } from "../failure";
import type { Machine } from "../machine-facts";
import type { Tolerance } from "../map/tolerance";
import { noObjects } from "../object-store";
import type { ScopeProgram, StateProgram } from "../program";
import { seededRandomness } from "../randomness";
import { type ExecutionResult, Run, type TestSetting } from "../run";
import type { TaskRunner } from "../task";
import { TaskTokens } from "../task-tokens";
import { createVirtualClock } from "../virtual-clock";
import { checkContext } from "./check-context";
import { checkMock } from "./check-mock";
import { Inspection } from "./inspection";
import { type Mock, readRequest, STATE_NAME, type TestRequest } from "./request";

/** Where a test runs, and what performs a task that is not mocked. */
export interface TestStateOptions {
  readonly tasks?: TaskRunner;
  readonly machine: Pick<Machine, "partition" | "region" | "account">;
  readonly clock?: Clock;
}

/** How the state ended. */
interface Ending {
  readonly result?: ExecutionResult;
  readonly next?: { readonly name: string; readonly input: Json };
}

/**
 * Runs a single state as AWS's TestState does: mocked or not, with the steps of its data flow for inspection. Takes and
 * answers the SDK's own shapes.
 *
 * @throws TestStateError where AWS would refuse the request
 * @example
 * const { output } = await testState({ definition: '{"Type":"Pass","End":true}', input: "{}" }, { machine });
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
export async function testState(input: TestStateInput, options: TestStateOptions): Promise<TestStateOutput> {
  const request = readRequest(input);
  checkMock(request);
  checkContext(request);
  const inspection = new Inspection(request);
  const ending = await runState(request, options, inspection);
  return answer(request, ending, inspection);
}

function runState(request: TestRequest, options: TestStateOptions, inspection: Inspection): Promise<Ending> {
  return new Promise((resolve) => {
    const scope = scopeOf(request, (name, input) => resolve({ next: { name, input } }));
    const { machine, name, arn } = names(request, options);
    const queue = new DecisionQueue();
    const clock = createVirtualClock(options.clock?.now() ?? realClock.now());
    const context = request.context ?? defaultContext(request, machine, name, arn, clock);
    const run = new Run({
      machine,
      scope,
      arn,
      name,
      input: request.input,
      variables: request.variables,
      queue,
      clock,
      tasks: request.mock === undefined ? (options.tasks ?? noTasks) : mockedTasks(request.mock),
      tokens: new TaskTokens(),
      objects: noObjects,
      timeoutSeconds: undefined,
      randomness: seededRandomness(arn),
      maxEvents: 1_000,
      test: testSetting(request, context),
      observe(decision) {
        inspection.observe(decision);
        if (decision.kind === "retry" && decision.delaySeconds !== undefined) resolve({});
      },
      inspect: (stage, value) => inspection.note(stage, value),
      onEvent: () => {},
      onChildEvent: () => {},
      onEnd: (result) => resolve({ result }),
    });
    run.start();
    queue.run();
  });
}

/** The state under its test name, and in the place of all others one that reports the way out. */
function scopeOf(request: TestRequest, leave: (name: string, input: Json) => void): ScopeProgram {
  const states = { [STATE_NAME]: request.state };
  const scope = new Compiler(request.queryLanguage).scope({ StartAt: STATE_NAME, States: states }, STATE_NAME);
  const exits = transitionsOf(request.state).map(({ to }): [string, StateProgram] => [to, exitTo(to, leave)]);
  return { startAt: STATE_NAME, states: new Map([...exits, ...scope.states]) };
}

function exitTo(name: string, leave: (name: string, input: Json) => void): StateProgram {
  return {
    name,
    type: "Pass",
    enter(_flow, input) {
      leave(name, input);
      return "suspend";
    },
  };
}

function testSetting({ configuration, mock, input }: TestRequest, context: JsonObject): TestSetting {
  return {
    context,
    retriesSoFar: configuration.retrierRetryCount ?? 0,
    mockWork: (tolerance) => mockedWork(mock, tolerance, configuration.mapIterationFailureCount ?? 0, itemCount(input)),
  };
}

function mockedWork(mock: Mock | undefined, { count, percentage }: Tolerance, failed: number, total: number): Json {
  if (mock?.kind === "error") throw new StateFailure(mock.error, mock.cause);
  const isTooMany = count !== undefined && failed > count;
  const isTooLargeShare = percentage !== undefined && (failed / total) * 100 > percentage;
  if (isTooMany || isTooLargeShare) throw toleranceExceeded();
  return mock?.result ?? [];
}

function itemCount(input: Json): number {
  return Array.isArray(input) ? input.length : 1;
}

function mockedTasks(mock: Mock): TaskRunner {
  if (mock.kind === "result") return { run: () => ({ status: "succeeded", output: mock.result }) };
  const { error, cause } = mock;
  const failed = {
    status: "failed",
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  } as const;
  return { run: () => failed };
}

const noTasks: TaskRunner = {
  run: ({ resource }) => ({
    status: "failed",
    error: "States.TaskFailed",
    cause: `Nothing performs ${resource} here.`,
  }),
};

function names({ roleArn }: TestRequest, { machine: where }: TestStateOptions) {
  const [machineName, name] = [randomUUID(), randomUUID()];
  const prefix = `arn:${where.partition}:states:${where.region}:${where.account}`;
  const arn = `${prefix}:stateMachine:${machineName}`;
  const machine: Machine = { ...where, type: "EXPRESS", name: machineName, arn, roleArn: roleArn ?? "" };
  return { machine, name, arn: `${prefix}:express:${machineName}:${name}` };
}

function defaultContext(
  { input, roleArn, state, configuration }: TestRequest,
  machine: Machine,
  name: string,
  arn: string,
  clock: Clock,
): JsonObject {
  const now = new Date(clock.now()).toISOString();
  const isRetriable = state.Type === "Task" || state.Type === "Map" || state.Type === "Parallel";
  const retries = isRetriable && { RetryCount: configuration.retrierRetryCount ?? 0 };
  return {
    Execution: { Id: arn, Input: input, Name: name, RoleArn: roleArn ?? null, StartTime: now },
    StateMachine: { Id: machine.arn, Name: machine.name },
    State: { Name: STATE_NAME, EnteredTime: now, ...retries },
  };
}

function answer({ inspects }: TestRequest, { result, next }: Ending, inspection: Inspection): TestStateOutput {
  const data = inspects ? { inspectionData: inspection.data() } : {};
  const failure = inspection.failure(result);
  if (failure === undefined) {
    const output = next === undefined && result?.status === "SUCCEEDED" ? result.output : next?.input;
    return { ...data, status: "SUCCEEDED", output: JSON.stringify(output), ...(next && { nextState: next.name }) };
  }
  if (next !== undefined) {
    return { ...data, ...failure, status: "CAUGHT_ERROR", output: JSON.stringify(next.input), nextState: next.name };
  }
  return { ...data, ...failure, status: result === undefined ? "RETRIABLE" : "FAILED" };
}
