import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import type { IntegrationResource } from "../../../asl/resource";
import type { TaskOutcome } from "../../interpreter/task";
import type { SdkAnswer } from "./sdk-calls";

/** Fields that hold documents in a state, and texts in the service. */
const DOCUMENT_FIELDS: Readonly<Record<string, string>> = { sqs: "MessageBody", sns: "Message", states: "Input" };

/** Fields that hold documents in a result, and texts in the service's answer. */
const RESULT_FIELDS: Readonly<Record<string, string>> = { "lambda:invoke": "Payload", "bedrock:invokeModel": "Body" };

/** The parameters of a state as the service takes them. */
export function requestOf({ service, sdk }: IntegrationResource, given: JsonObject): JsonObject {
  if (sdk) return given;
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

/** The optimised integrations tell of the HTTP answer too, and give documents as JSON. */
export function resultOf({ sdk, service, action }: IntegrationResource, { output, metadata }: SdkAnswer): JsonObject {
  if (sdk) return output;
  const field = RESULT_FIELDS[`${service}:${action}`];
  return {
    ...output,
    ...(field !== undefined && { [field]: parsed(output[field]) }),
    SdkHttpMetadata: { HttpStatusCode: metadata.httpStatusCode ?? 200 },
    SdkResponseMetadata: { RequestId: metadata.requestId ?? "" },
  };
}

/** The failure that an answer tells of though the request was accepted; undefined if it does not. */
export function failureIn({ service, pattern, sdk }: IntegrationResource, output: JsonObject): TaskOutcome | undefined {
  if (sdk) return undefined;
  if (service === "events" && Number(output["FailedEntryCount"]) > 0) {
    const { Entries = [], FailedEntryCount = 0 } = output;
    return { status: "failed", error: "EventBridge.FailedEntry", cause: JSON.stringify({ Entries, FailedEntryCount }) };
  }
  if (service === "ecs" && pattern !== "requestResponse" && hasItems(output["Failures"])) {
    return { status: "failed", error: "AmazonECS.Unknown", cause: JSON.stringify(output["Failures"]) };
  }
  return service === "lambda" && output["FunctionError"] !== undefined ? functionFailure(output) : undefined;
}

function hasItems(list: Json | undefined): boolean {
  return Array.isArray(list) && list.length > 0;
}

function functionFailure({ Payload }: JsonObject): TaskOutcome {
  const error = isJsonObject(Payload) ? Payload["errorType"] : undefined;
  return { status: "failed", error: typeof error === "string" ? error : "Error", cause: JSON.stringify(Payload) };
}

function parsed(text: Json | undefined): Json {
  try {
    return typeof text === "string" ? (JSON.parse(text) as Json) : (text ?? null);
  } catch {
    return text ?? null;
  }
}
