import type { Json } from "../../../asl/json";
import type { TaskOutcome } from "../../interpreter/task";
import type { HttpAnswer } from "./http-call";

const JSON_TYPE = /^[^;]*[/+]json\s*(?:;|$)/i;
const UNREADABLE_TYPE = /^\s*(?:application\/octet-stream|image\/|video\/|audio\/)/i;

/** Every answer that says success is the result, every other the error of its status with its body for a cause. */
export function outcomeOf(answer: HttpAnswer, errorPrefix: string): TaskOutcome {
  const { statusCode, statusText, headers } = answer;
  const type = contentType(answer);
  const text = textIn(answer.body);
  if (text === undefined || UNREADABLE_TYPE.test(type)) return unreadable(type);
  if (statusCode < 200 || statusCode > 299) {
    return { status: "failed", error: `${errorPrefix}.${statusCode}`, cause: text || statusText };
  }
  const body: Json = JSON_TYPE.test(type) ? parsed(text) : text;
  const output = { Headers: headers as Json, ResponseBody: body, StatusCode: statusCode, StatusText: statusText };
  return { status: "succeeded", output };
}

function unreadable(type: string): TaskOutcome {
  const cause = `The HTTP response has a body that is no text: ${type || "no Content-Type"}.`;
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

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
