import type { StateMachineDefinition, StateMachineType } from "../../asl/definition";
import type { Json } from "../../asl/json";
import type { Clock } from "./clock";
import { Compiler } from "./compiler";
import type { DecisionQueue } from "./decision-queue";
import { DefinitionError } from "./definition-error";
import type { ExecutionEvent } from "./event";
import type { Execution } from "./execution";
import { EXPRESS_TIMEOUT_SECONDS, type Machine } from "./machine-facts";
import type { MapRunner } from "./map/map-runner";
import type { ObjectStore } from "./object-store";
import type { Decision } from "./run";
import { startMachine } from "./start-machine";
import type { TaskRunner } from "./task";
import type { TaskTokens } from "./task-tokens";

/** What a machine is called and where it seems to run; every part has a default. */
export interface MachineOptions {
  /** @default "STANDARD" */
  readonly type?: StateMachineType;
  /** @default "StateMachine" */
  readonly name?: string;
  readonly roleArn?: string;
  /** @default "us-east-1" */
  readonly region?: string;
  /** @default "123456789012" */
  readonly account?: string;
  /** @default "aws" */
  readonly partition?: string;
}

/** How to run an execution. */
export interface StartOptions {
  /** @default {} */
  readonly input?: Json;
  /** @default a random UUID */
  readonly name?: string;
  /** @default made of the machine's ARN and the name */
  readonly arn?: string;
  /** Performs the tasks. */
  readonly tasks: TaskRunner;
  /** Task tokens, where others than the execution should complete tasks. */
  readonly tokens?: TaskTokens;
  /** Where distributed Maps read and write. */
  readonly objects?: ObjectStore;
  /** @default the computer's time */
  readonly clock?: Clock;
  /** The order of its decisions, for owners that decide when it goes on. */
  readonly queue?: DecisionQueue;
  /** Decides uuids and random numbers. @default the execution's ARN */
  readonly seed?: string;
  /** Hears of every event as it happens. */
  readonly onEvent?: (event: ExecutionEvent) => void;
  /** Hears of every event of the children of distributed Maps, which have histories of their own. */
  readonly onChildEvent?: (event: ExecutionEvent, child: ChildExecution) => void;
  /** Works its distributed Maps off. @default within the execution */
  readonly mapRuns?: MapRunner;
  /** Hears which choice rules, retriers and catchers are taken. */
  readonly onDecision?: (decision: Decision) => void;
  /** Whether `execution.history` keeps the events, or only `onEvent` hears of them. @default "keep" */
  readonly history?: "keep" | "stream";
  /** The most events one execution may have; AWS allows 25,000. @default 1,000,000 */
  readonly maxEvents?: number;
}

/** The execution of one item, or one batch, of a distributed Map. */
export interface ChildExecution {
  readonly arn: string;
  readonly name: string;
  readonly input: Json;
}

/** A compiled state machine. */
export interface StateMachine extends Machine {
  readonly definition: StateMachineDefinition;
  /** Starts an execution, and runs it up to where it first has to wait. */
  start(options: StartOptions): Execution;
}

/**
 * Compiles a definition for running. One machine can run any number of executions.
 *
 * @throws DefinitionError where the definition can't be run at all; `validate` of `asl/validate` tells more.
 * @example
 * const machine = createMachine(definition);
 * const execution = machine.start({ input: { orderId: 1 }, tasks: { run: () => ({ status: "succeeded", output: {} }) } });
 * const result = await execution.result;
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export function createMachine(definition: StateMachineDefinition, options: MachineOptions = {}): StateMachine {
  const { QueryLanguage, TimeoutSeconds } = checked(definition);
  const machine = machineFacts(options);
  const scope = new Compiler(QueryLanguage === "JSONata" ? "JSONata" : "JSONPath").scope(definition, machine.name);
  const timeoutSeconds = timeoutOf(machine, TimeoutSeconds);
  const start = (how: StartOptions): Execution => startMachine({ machine, scope, timeoutSeconds }, how);
  return { ...machine, definition, start };
}

function checked(definition: unknown): { QueryLanguage?: unknown; TimeoutSeconds?: unknown } {
  if (typeof definition === "object" && definition !== null && !Array.isArray(definition)) return definition;
  throw new DefinitionError(String(definition), "A state machine is a JSON object.");
}

function timeoutOf({ type }: Machine, given: unknown): number | undefined {
  const timeoutSeconds = typeof given === "number" ? given : undefined;
  if (type === "STANDARD") return timeoutSeconds;
  return Math.min(timeoutSeconds ?? EXPRESS_TIMEOUT_SECONDS, EXPRESS_TIMEOUT_SECONDS);
}

function machineFacts(options: MachineOptions): Machine {
  const { type = "STANDARD", name = "StateMachine", partition = "aws" } = options;
  const { region = "us-east-1", account = "123456789012" } = options;
  return {
    type,
    name,
    partition,
    region,
    account,
    roleArn: options.roleArn ?? `arn:${partition}:iam::${account}:role/${name}`,
    arn: `arn:${partition}:states:${region}:${account}:stateMachine:${name}`,
  };
}
