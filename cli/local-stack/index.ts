import type { Binding } from "../../dsl/declare/binding";
import { LocalAwsError, startLocalAws } from "../../local/aws";
import type { TaskRunner } from "../../local/interpreter";
import { createLambdaHost } from "../../local/lambda";
import { Failure } from "../verb";
import { type ClientSettings, clientSettings } from "./client-settings";
import { functionTasks } from "./function-tasks";
import { hostedFunctions } from "./functions";
import { localValueOf } from "./names";
import { provision } from "./provision";

/** What a deployment would have made, on this machine: data resources, functions, and a way to call them. */
export interface LocalStack {
  /** Where the stand-ins of AWS listen, and what an SDK or the AWS CLI needs to reach them. */
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** For the SDK clients of this process. */
  readonly settings: ClientSettings;
  readonly tasks: TaskRunner;
  /** What a binding stands for here. */
  readonly resolve: (binding: Binding) => string;
  /** Ends the functions, then the stand-ins; what they keep is on disk. */
  close(): Promise<void>;
}

/** Where a local stack keeps its state, and whether it forgets what is there. */
export interface LocalStackOptions {
  readonly folder: string;
  readonly fresh?: boolean;
  /** @default any free port */
  readonly port?: number;
}

/**
 * Starts everything that the handlers declare.
 *
 * @throws Failure when the folder or the port cannot be used
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const aws = await startLocalAws(options).catch(explain);
  const settings = clientSettings(aws.url);
  const host = createLambdaHost(hostedFunctions(aws.environment));
  const close = async () => {
    await host.close();
    await aws.close();
  };
  try {
    await provision(settings);
  } catch (error) {
    await close();
    throw error;
  }
  const { url, environment } = aws;
  return { url, environment, settings, tasks: functionTasks(host), resolve: localValueOf, close };
}

function explain(error: unknown): never {
  throw error instanceof LocalAwsError ? new Failure(error.message) : error;
}
