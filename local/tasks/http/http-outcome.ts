import type { Json, JsonObject } from "../../../asl/json";
import type { TaskOutcome } from "../../interpreter/task";
import type { HttpAnswer } from "./http-call";

const JSON_TYPE = /^[^;]*[/+]json\s*(?:;|$)/i;
const UNREADABLE_TYPE = /^\s*(?:application\/octet-stream|image\/|video\/|audio\/)/i;

/** Every answer that says success is the result, every other the error of its status with its body for a cause. */
export function outcomeOf(answer: HttpAnswer, errorPrefix: string): TaskOutcome {
  const output = documentOf(answer);
  if (output === undefined) return unreadable(answer);
  if (isSuccess(answer)) return { status: "succeeded", output };
  const cause = answer.body.toString("utf8") || answer.statusText;
  return { status: "failed", error: `${errorPrefix}.${answer.statusCode}`, cause };
}

/** Whether the answer's status is one of success. */
export function isSuccess({ statusCode }: HttpAnswer): boolean {
  return statusCode >= 200 && statusCode <= 299;
}

/** An answer as Step Functions gives it; undefined where its body is no text. */
export function documentOf(answer: HttpAnswer): JsonObject | undefined {
  const { statusCode, statusText, headers } = answer;
  const type = contentType(answer);
  const text = textIn(answer.body);
  if (text === undefined || UNREADABLE_TYPE.test(type)) return undefined;
  const body: Json = JSON_TYPE.test(type) ? jsonOr(text) : text;
  return { Headers: headers as Json, ResponseBody: body, StatusCode: statusCode, StatusText: statusText };
}

/** How a task fails whose answer has a body that is no text. */
export function unreadable(answer: HttpAnswer): TaskOutcome {
  const cause = `The HTTP response has a body that is no text: ${contentType(answer) || "no Content-Type"}.`;
  return { status: "failed", error: "States.Runtime", cause };
}

function contentType({ headers }: HttpAnswer): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1][0] ?? "";
}

/** Undefined where the bytes are no text. The end of a body that was cut off may be half a character. */
function textIn(body: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body, { stream: true });
  } catch {
    return undefined;
  }
}

/** Text as the JSON that it is, or as itself. */
export function jsonOr(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
