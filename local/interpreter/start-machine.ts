import { randomUUID } from "node:crypto";
import { realClock } from "./clock";
import { DecisionQueue } from "./decision-queue";
import { type Execution, startExecution } from "./execution";
import type { StartOptions } from "./machine";
import type { Machine } from "./machine-facts";
import { noObjects } from "./object-store";
import type { ScopeProgram } from "./program";
import { seededRandomness } from "./randomness";
import { TaskTokens } from "./task-tokens";

/** A machine as far as its executions need it. */
export interface StartableMachine {
  readonly machine: Machine;
  readonly scope: ScopeProgram;
  readonly timeoutSeconds: number | undefined;
}

const MAX_EVENTS = 1_000_000;

/** Starts an execution of a machine, with a default for everything that is not given. */
export function startMachine({ machine, scope, timeoutSeconds }: StartableMachine, how: StartOptions): Execution {
  const name = how.name ?? randomUUID();
  const arn = how.arn ?? executionArn(machine, name);
  return startExecution(how, {
    machine,
    scope,
    timeoutSeconds,
    arn,
    name,
    input: how.input ?? {},
    queue: how.queue ?? new DecisionQueue(),
    clock: how.clock ?? realClock,
    tasks: how.tasks,
    tokens: how.tokens ?? new TaskTokens(),
    objects: how.objects ?? noObjects,
    randomness: seededRandomness(how.seed ?? arn),
    maxEvents: how.maxEvents ?? MAX_EVENTS,
    ...(how.mapRuns && { mapRuns: how.mapRuns }),
    ...(how.onDecision && { observe: how.onDecision }),
  });
}

/** Express executions have ARNs of their own kind, that end in one more unique part. */
function executionArn({ type, partition, region, account, name: machine }: Machine, name: string): string {
  const prefix = `arn:${partition}:states:${region}:${account}`;
  return type === "STANDARD"
    ? `${prefix}:execution:${machine}:${name}`
    : `${prefix}:express:${machine}:${name}:${randomUUID()}`;
}
