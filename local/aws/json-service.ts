import { randomUUID } from "node:crypto";
import { type AwsError, asAwsError, AwsError as Refusal } from "./aws-error";
import { readBody } from "./read-body";
import type { ServiceCall } from "./service";

/** The parsed input of an operation. */
export type JsonInput = Readonly<Record<string, unknown>>;

/** Operations of a service by name. */
export type JsonOperations = Readonly<Record<string, (input: JsonInput) => unknown>>;

const maxBodyBytes = 16 * 1024 * 1024;

/**
 * Answers a request of the AWS JSON 1.1 protocol by the operation that `X-Amz-Target` names.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export async function answerJson({ request, response }: ServiceCall, operations: JsonOperations): Promise<void> {
  const reply = await run(String(request.headers["x-amz-target"] ?? ""), operations, () =>
    readBody(request, maxBodyBytes),
  );
  response.writeHead(reply.status, { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": randomUUID() });
  response.end(JSON.stringify(reply.body));
}

async function run(target: string, operations: JsonOperations, body: () => Promise<Buffer>) {
  try {
    const operation = operationOf(target, operations);
    return { status: 200, body: (await operation(parse(await body()))) ?? {} };
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
