import type { Json } from "../../asl/json";
import { parseDefinition } from "../../asl/json-text";
import { QUOTAS } from "../../asl/quotas";
import { AwsError } from "../aws/aws-error";
import { refusals } from "./errors";

/**
 * The input of an execution.
 *
 * @throws AwsError InvalidExecutionInput with Jackson's words, which are AWS's
 */
export function parseExecutionInput(text = "{}"): Json {
  return parseDocument(text, "input", "InvalidExecutionInput", "Invalid State Machine Execution Input");
}

/** The output that a worker sends. @throws AwsError InvalidOutput */
export function parseTaskOutput(text: string): Json {
  return parseDocument(text, "output", "InvalidOutput", "Invalid Output");
}

function parseDocument(text: string, member: string, code: string, title: string): Json {
  if (Buffer.byteLength(text) > QUOTAS.payloadBytes) {
    const limit = `Member must have length less than or equal to ${QUOTAS.payloadBytes}`;
    throw refusals.validation(
      `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${limit}`,
    );
  }
  const parsed = parseDefinition(text);
  if (parsed.ok) return parsed.definition;
  throw new AwsError(code, `${title}: '${parsed.diagnostics[0]?.message ?? "not JSON"}'`);
}
