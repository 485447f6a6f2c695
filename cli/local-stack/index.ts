import { S3Client } from "@aws-sdk/client-s3";
import { LocalAwsError, type ObjectCreated, startLocalAws } from "../../local/aws";
import { type Execution, type StartOptions, type StateMachine, TaskTokens } from "../../local/interpreter";
import { createLambdaHost } from "../../local/lambda";
import type { Keeping, TaskPerformers } from "../../local/server";
import {
  type Connections,
  functionTasks,
  httpTasks,
  integrationTasks,
  kubernetesTasks,
  routeTasks,
  s3Objects,
  type TaskRoute,
  workflowTasks,
} from "../../local/tasks";
import { Failure } from "../verb";
import { type ClientSettings, clientSettings } from "./client-settings";
import { deployWorkflows } from "./deploy";
import { hostedFunctions } from "./functions";
import { findMachine } from "./machines";
import { provision } from "./provision";
import { type Triggered, type UploadTriggers, uploadTriggers } from "./triggers";

/** What a deployment would have made, on this machine: data resources, functions, and a way to call them. */
export interface LocalStack {
  /** Where the stand-ins of AWS listen, and what an SDK or the AWS CLI needs to reach them. */
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** For the SDK clients of this process. */
  readonly settings: ClientSettings;
  /** Starts an execution whose tasks reach the functions, the stand-ins and the other workflows. */
  start(machine: StateMachine, options: ExecutionOptions): Execution;
  /**
   * Takes up the executions that were running when the stack was last ended, and deploys all workflows; their ARNs.
   *
   * @param onTriggered hears of each execution that an upload starts from now on
   */
  deploy(onTriggered: (triggered: Triggered) => void): Promise<readonly string[]>;
  /** Ends the functions, then the stand-ins; what they keep is on disk. */
  close(): Promise<void>;
}

/** What one execution is given. */
export interface ExecutionOptions extends Pick<StartOptions, "input" | "name" | "onEvent" | "onDecision" | "mapRuns"> {
  /** Performs tasks before all else does; not those of nested executions. */
  readonly mocks?: TaskRoute;
}

/** Where a local stack keeps its state, and whether it forgets what is there. */
export interface LocalStackOptions {
  readonly folder: string;
  readonly fresh?: boolean;
  /** @default any free port */
  readonly port?: number;
  /** EventBridge connections for HTTP Tasks. @default none */
  readonly connections?: Connections;
  /** How long executions that have ended are kept. */
  readonly keeping?: Keeping;
  /** Whether the stack will be told to deploy; else Step Functions answers only the task tokens of what {@link LocalStack.start} starts. */
  readonly serves?: boolean;
}

/**
 * Starts everything that the handlers declare.
 *
 * @throws Failure when the folder or the port cannot be used
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  let triggers: UploadTriggers | undefined;
  const onObjectCreated = (event: ObjectCreated) => triggers?.onObjectCreated(event);
  const tokens = new TaskTokens();
  const aws = await startLocalAws({ ...options, onObjectCreated, ...(!options.serves && { tokens }) }).catch(explain);
  const settings = clientSettings(aws.url);
  const host = createLambdaHost(hostedFunctions(aws.environment));
  const integrations = integrationTasks({ ...settings, maxAttempts: 1 });
  const clusters = kubernetesTasks(settings);
  const http = httpTasks({ ...settings, connections: options.connections ?? {} });
  const performers = {
    routes: [functionTasks(host), integrations, clusters, http],
    objects: s3Objects(new S3Client(settings)),
  };
  const start = starter(performers, tokens);
  const deploy: LocalStack["deploy"] = async (onTriggered) => {
    await aws.states.begin(performers);
    const arns = await deployWorkflows(settings);
    triggers = uploadTriggers(settings, onTriggered);
    return arns;
  };
  const close = async () => {
    await triggers?.stop();
    // What runs is left where it is: functions that are ended must not look like functions that failed.
    await aws.states.close();
    integrations.close();
    clusters.close();
    await host.close();
    await aws.close();
  };
  try {
    await provision(settings);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: aws.url, environment: aws.environment, settings, start, deploy, close };
}

function starter({ routes, objects }: TaskPerformers, tokens: TaskTokens): LocalStack["start"] {
  const nested = workflowTasks(findMachine, (machine, input, name) => start(machine, { input, ...(name && { name }) }));
  const start: LocalStack["start"] = (machine, { mocks, ...options }) => {
    const tasks = routeTasks([...(mocks === undefined ? [] : [mocks]), nested, ...routes]);
    return machine.start({ ...options, tasks, tokens, objects });
  };
  return start;
}

function explain(error: unknown): never {
  throw error instanceof LocalAwsError ? new Failure(error.message) : error;
}
