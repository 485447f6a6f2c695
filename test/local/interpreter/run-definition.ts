import type { StateMachineDefinition } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import {
  createMachine,
  createVirtualClock,
  type Execution,
  type ExecutionEvent,
  type ExecutionResult,
  type MachineOptions,
  type StartOptions,
  type TaskOutcome,
  type TaskRunner,
} from "../../../local/interpreter";

export interface Ran {
  readonly result: ExecutionResult;
  readonly events: readonly ExecutionEvent[];
  /** Each event as `4<3 TaskScheduled`. */
  readonly chain: readonly string[];
  readonly execution: Execution;
}

export type Options = Partial<StartOptions> & { readonly machine?: MachineOptions };

/** Echoes what a task is called with. */
export const echo: TaskRunner = { run: ({ arguments: output }) => ({ status: "succeeded", output }) };

/** Answers with these outcomes, one an attempt. */
export function answers(...outcomes: readonly TaskOutcome[]): TaskRunner {
  const left = [...outcomes];
  return { run: () => left.shift() ?? { status: "failed", error: "NoMoreAnswers" } };
}

/** Runs a definition to its end, on a virtual clock. */
export async function runDefinition(definition: object, input: Json = {}, options: Options = {}): Promise<Ran> {
  const { machine, ...start } = options;
  const execution = createMachine(definition as StateMachineDefinition, machine).start({
    input,
    name: "run",
    tasks: echo,
    clock: createVirtualClock(),
    ...start,
  });
  const result = await execution.result;
  const events = execution.history;
  const chain = events.map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`);
  return { result, events, chain, execution };
}

/** A machine of one state. */
export function single(state: object): object {
  return { StartAt: "S", States: { S: state } };
}

/** A Lambda function's Task. */
export const FUNCTION = { Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:work" };
