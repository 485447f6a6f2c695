import { randomUUID } from "node:crypto";
import { type AwsError, asAwsError, AwsError as Refusal } from "./aws-error";
import { readBody } from "./read-body";
import type { ServiceCall } from "./service";

/** The parsed input of an operation. */
export type JsonInput = Readonly<Record<string, unknown>>;

/** Operations of a service by name. */
export type JsonOperations = Readonly<Record<string, (input: JsonInput, call: ServiceCall) => unknown>>;

const maxBodyBytes = 16 * 1024 * 1024;

/**
 * Answers a request of the AWS JSON protocol by the operation that `X-Amz-Target` names.
 *
 * @param version as the service speaks it
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export async function answerJson(
  call: ServiceCall,
  operations: JsonOperations,
  version: "1.0" | "1.1" = "1.1",
): Promise<void> {
  const { status, body } = await run(call, operations);
  const headers = { "content-type": `application/x-amz-json-${version}`, "x-amzn-requestid": randomUUID() };
  call.response.writeHead(status, headers);
  call.response.end(JSON.stringify(body));
}

async function run(call: ServiceCall, operations: JsonOperations) {
  try {
    const operation = operationOf(String(call.request.headers["x-amz-target"] ?? ""), operations);
    const input = parse(await readBody(call.request, maxBodyBytes));
    return { status: 200, body: (await operation(input, call)) ?? {} };
  } catch (error) {
    return failure(asAwsError(error));
  }
}

function operationOf(target: string, operations: JsonOperations) {
  const name = target.slice(target.indexOf(".") + 1);
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation) return operation;
  const known = Object.keys(operations).join(", ");
  throw new Refusal("UnknownOperationException", `${target || "This"} is not available locally; there are ${known}.`);
}

function parse(body: Buffer): JsonInput {
  try {
    const input: unknown = JSON.parse(body.toString("utf8") || "{}");
    if (typeof input === "object" && input !== null && !Array.isArray(input)) return input as JsonInput;
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw new Refusal("SerializationException", "The request body is not a JSON object.");
}

function failure({ code, message, status }: AwsError) {
  return { status, body: { __type: code, message } };
}
