import { sdkFieldName } from "../../../asl/integrations/sdk-field-name";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { type IntegrationResource, parseResource } from "../../../asl/resource";
import type { Task, TaskOutcome } from "../../interpreter/task";
import type { TaskRoute } from "../route";
import { integrationFailure } from "./integration-error";
import { type ClientConfiguration, createSdkClient, type SdkClient } from "./sdk-client";
import { capital, fromSdk, inputSchema, outputSchema, type SdkSchema, toSdk } from "./sdk-schema";

/**
 * Performs AWS integrations by the SDK's clients: any `aws-sdk:` action, and the optimised integrations that are requests.
 * Where the clients find the services is their configuration's matter, so it may be stand-ins or AWS itself.
 *
 * Integrations that wait for a job (`.sync`) can't be performed: AWS knows for each service what to wait for.
 *
 * @example const tasks = integrationTasks({ region: "us-east-1", endpoint: "http://127.0.0.1:4566" });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export function integrationTasks(configuration: ClientConfiguration): TaskRoute {
  const clients = new Map<string, SdkClient>();
  const clientOf = (service: string): SdkClient => {
    const client = clients.get(service) ?? createSdkClient(service, configuration);
    clients.set(service, client);
    return client;
  };
  return {
    accepts: (resource) => resource.kind === "integration" && (resource.sdk || !UNREACHABLE.has(resource.service)),
    run: (task) => perform(task, clientOf),
  };
}

/** Optimised integrations that are no requests of an SDK client. */
const UNREACHABLE: ReadonlySet<string> = new Set(["http", "apigateway", "eks", "bedrock-agentcore"]);

async function perform(task: Task, clientOf: (service: string) => SdkClient): Promise<TaskOutcome> {
  const resource = parseResource(task.resource) as IntegrationResource;
  if (resource.pattern === "sync" || resource.pattern === "sync:2") return noSync(task);
  const client = clientFor(resource.service, clientOf);
  if (typeof client === "string") return cannot(client);
  const Command = client.command(resource.action);
  if (Command === undefined) return unknownAction(task, resource);
  try {
    const { schema } = new Command({});
    const answer = await client.send(new Command(toSdk(parametersOf(resource, task), inputSchema(schema))), {
      abortSignal: task.signal,
    });
    return outcomeOf(resource, answer, outputSchema(schema));
  } catch (thrown) {
    return integrationFailure(resource, thrown);
  }
}

async function outcomeOf(resource: IntegrationResource, answer: object, schema: SdkSchema): Promise<TaskOutcome> {
  const output = resultOf(
    resource,
    (await fromSdk(answer, schema, resource.sdk ? sdkFieldName : capital)) as JsonObject,
    answer,
  );
  if (resource.service === "events" && Number(output["FailedEntryCount"]) > 0) {
    const { Entries = [], FailedEntryCount = 0 } = output;
    return { status: "failed", error: "EventBridge.FailedEntry", cause: JSON.stringify({ Entries, FailedEntryCount }) };
  }
  if (resource.service === "lambda" && output["FunctionError"] !== undefined) return functionFailure(output);
  return { status: resource.pattern === "waitForTaskToken" ? "waiting" : "succeeded", output };
}

/** The optimised integrations tell of the HTTP answer too, and give what a function returned as JSON. */
function resultOf({ sdk, service }: IntegrationResource, output: JsonObject, answer: object): JsonObject {
  if (sdk) return output;
  const { $metadata = {} } = answer as { $metadata?: { httpStatusCode?: number; requestId?: string } };
  return {
    ...output,
    ...(service === "lambda" && { Payload: parsed(output["Payload"]) }),
    SdkHttpMetadata: { HttpStatusCode: $metadata.httpStatusCode ?? 200 },
    SdkResponseMetadata: { RequestId: $metadata.requestId ?? "" },
  };
}

function functionFailure({ Payload }: JsonObject): TaskOutcome {
  const error = isJsonObject(Payload) ? Payload["errorType"] : undefined;
  return { status: "failed", error: typeof error === "string" ? error : "Error", cause: JSON.stringify(Payload) };
}

/** Fields that hold documents in a state, and texts in the service. */
const DOCUMENT_FIELDS: Readonly<Record<string, string>> = { sqs: "MessageBody", sns: "Message", states: "Input" };

function parametersOf({ service, sdk }: IntegrationResource, { arguments: given }: Task): Json {
  if (sdk || !isJsonObject(given)) return given;
  if (service === "events") return { ...given, Entries: entriesOf(given["Entries"]) };
  const field = DOCUMENT_FIELDS[service];
  const value = field === undefined ? undefined : given[field];
  return field !== undefined && value !== undefined && typeof value !== "string"
    ? { ...given, [field]: JSON.stringify(value) }
    : given;
}

function entriesOf(entries: Json | undefined): Json {
  if (!Array.isArray(entries)) return entries ?? [];
  return entries.map((entry: Json) => {
    const detail = isJsonObject(entry) ? entry["Detail"] : undefined;
    return isJsonObject(detail) ? { ...(entry as JsonObject), Detail: JSON.stringify(detail) } : entry;
  });
}

function parsed(text: Json | undefined): Json {
  try {
    return typeof text === "string" ? (JSON.parse(text) as Json) : (text ?? null);
  } catch {
    return text ?? null;
  }
}

/** The client, or why there is none. */
function clientFor(service: string, clientOf: (service: string) => SdkClient): SdkClient | string {
  try {
    return clientOf(service);
  } catch (error) {
    return (error as Error).message;
  }
}

function cannot(cause: string): TaskOutcome {
  return { status: "failed", error: "States.TaskFailed", cause };
}

function noSync({ resource, state }: Task): TaskOutcome {
  return cannot(`The state '${state}' waits for a job of ${resource}, which can't be performed here. Mock the state.`);
}

function unknownAction({ state }: Task, { service, action }: IntegrationResource): TaskOutcome {
  return cannot(`The service ${service} has no action ${action}, which the state '${state}' needs.`);
}
