import { randomUUID } from "node:crypto";
import { AwsError, asAwsError } from "../aws-error";
import { readBody } from "../read-body";
import type { ServiceCall } from "../service";
import { writeXml, type Xml } from "../xml";

/** Operations by name; each takes the form and gives the content of its result. */
export type QueryOperations = Readonly<Record<string, (form: URLSearchParams) => Xml | Promise<Xml>>>;

const maxBodyBytes = 4 * 1024 * 1024;

/**
 * Answers a request of the AWS Query protocol: a form whose `Action` names the operation, answered in XML.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export async function answerQuery({ request, response }: ServiceCall, operations: QueryOperations): Promise<void> {
  const { status, body } = await run(operations, () => readBody(request, maxBodyBytes));
  response.writeHead(status, { "content-type": "text/xml" });
  response.end(body);
}

async function run(
  operations: QueryOperations,
  body: () => Promise<Buffer>,
): Promise<{ status: number; body: string }> {
  const ResponseMetadata = { RequestId: randomUUID() };
  try {
    const form = new URLSearchParams((await body()).toString("utf8"));
    const action = form.get("Action") ?? "";
    const result = await operationOf(action, operations)(form);
    return { status: 200, body: writeXml(`${action}Response`, { [`${action}Result`]: result, ResponseMetadata }) };
  } catch (error) {
    const { code, message, status } = asAwsError(error);
    const content = { Type: status < 500 ? "Sender" : "Receiver", Code: code, Message: message };
    return { status, body: writeXml("ErrorResponse", { Error: content, ...ResponseMetadata }) };
  }
}

function operationOf(action: string, operations: QueryOperations) {
  const operation = Object.hasOwn(operations, action) ? operations[action] : undefined;
  if (operation) return operation;
  const known = Object.keys(operations).join(", ");
  throw new AwsError("InvalidAction", `"${action}" is not available locally; there are ${known}.`);
}
