import type { StateMachineDefinition } from "../../asl/definition";
import type { Json } from "../../asl/json";
import { parseResource } from "../../asl/resource";
import {
  createMachine,
  createVirtualClock,
  type ExecutionEvent,
  type MachineOptions,
  type ObjectStore,
  type StateMachine,
  type Task,
  type TaskRunner,
  TaskTokens,
} from "../interpreter";
import { type Mocks, missingMock, mockTasks } from "../tasks/mock-tasks";
import { type Coverage, CoverageCounter } from "./coverage";
import type { Call, RunRecord } from "./run-record";

/** AWS's limit of events in a history, which a test should meet before a deployment does. */
const MAX_EVENTS = 25_000;

/** How to run a workflow in a test. */
export interface TestRun {
  /** @default {} */
  readonly input?: Json;
  /** Mocks of tasks, by state or by resource. */
  readonly mocks?: Mocks;
  /** Performs the tasks in place of mocks. */
  readonly tasks?: TaskRunner;
  /** Task tokens, for tests that complete tasks themselves. */
  readonly tokens?: TaskTokens;
  /** Objects for distributed Maps. */
  readonly objects?: ObjectStore;
  /** When the run starts, in milliseconds since 1970. @default 2025-01-01 */
  readonly startMs?: number;
  /** Decides uuids and random numbers. @default "test" */
  readonly seed?: string;
}

/** A workflow under test. */
export interface WorkflowTest {
  /**
   * Runs the workflow to its end; waits and retries take no time.
   *
   * @throws Error where a task had no mock
   */
  run(how?: TestRun): Promise<RunRecord>;
  /** What the runs so far have taken, and what never. */
  coverage(): Coverage;
}

/**
 * Puts a workflow under test: mocks perform its tasks, a virtual clock passes its time.
 *
 * @example
 * const orders = testWorkflow(compile(orderProcessing).definition);
 * orderSuite("charges the card", async () => {
 *   const run = await orders.run({ input: { total: 5 }, mocks: { Charge: { return: { ok: true } } } });
 *   assert.is(run.status, "SUCCEEDED");
 *   assert.equal(run.path, ["Charge", "Ship"]);
 * });
 */
export function testWorkflow(definition: StateMachineDefinition, options: MachineOptions = {}): WorkflowTest {
  const machine = createMachine(definition, options);
  const counter = new CoverageCounter(definition);
  return {
    run: (how = {}) => runOnce(machine, counter, how),
    coverage: () => counter.coverage(),
  };
}

async function runOnce(machine: StateMachine, counter: CoverageCounter, how: TestRun): Promise<RunRecord> {
  const clock = createVirtualClock(how.startMs);
  const startMs = clock.now();
  const path: string[] = [];
  const calls: Call[] = [];
  const note = (event: ExecutionEvent) => {
    if (!event.type.endsWith("StateEntered") || event.details?.name === undefined) return;
    path.push(event.details.name);
    counter.entered(event.details.name);
  };
  const missing: string[] = [];
  const execution = machine.start({
    input: how.input ?? {},
    name: "test",
    tasks: noting(calls, how.tasks ?? mocked(how.mocks ?? {}, missing)),
    tokens: how.tokens ?? new TaskTokens(),
    ...(how.objects && { objects: how.objects }),
    clock,
    seed: how.seed ?? "test",
    maxEvents: machine.type === "STANDARD" ? MAX_EVENTS : Number.POSITIVE_INFINITY,
    onEvent: note,
    onChildEvent: note,
    onDecision: (decision) => counter.decided(decision),
  });
  const result = await execution.result;
  if (missing.length > 0) throw new Error(missing[0]);
  return { ...result, path, calls, history: execution.history, elapsedSeconds: (clock.now() - startMs) / 1_000 };
}

/** A task without a mock is a mistake of the test, which no Catch of the workflow may hide. */
function mocked(mocks: Mocks, missing: string[]): TaskRunner {
  const tasks = mockTasks(mocks);
  return {
    run(task) {
      const outcome = tasks.run(task);
      if (!tasks.accepts(parseResource(task.resource), task)) missing.push(missingMock(task, mocks));
      return outcome;
    },
  };
}

function noting(calls: Call[], tasks: TaskRunner): TaskRunner {
  return {
    run(task: Task) {
      const { state, resource, arguments: given, retryCount } = task;
      calls.push({ state, resource, arguments: given, retryCount });
      return tasks.run(task);
    },
  };
}
