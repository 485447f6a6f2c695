import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { parseResource } from "../../../asl/resource";
import { refuse } from "./errors";
import type { TestRequest } from "./request";

/** The fields of a context object that a test may give, with their types; "any" takes every value. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, "string" | "number" | "any">>>> = {
  Execution: {
    Id: "string",
    Input: "any",
    Name: "string",
    RoleArn: "string",
    StartTime: "string",
    RedriveCount: "number",
  },
  State: { EnteredTime: "string", Name: "string", RetryCount: "number" },
  StateMachine: { Id: "string", Name: "string" },
  Task: { Token: "string" },
};

/** @throws TestStateError where the given context object is none that the state could see */
export function checkContext({ context, state }: TestRequest): void {
  if (context === undefined) return;
  const problem = contextProblem(context) ?? (context["Task"] !== undefined ? taskProblem(state) : undefined);
  if (problem !== undefined) throw refuse(`Invalid Context object provided: ${problem}`);
}

function contextProblem(context: JsonObject): string | undefined {
  for (const [name, value] of Object.entries(context)) {
    if (name === "Map") return "'Map' field is not supported when mocking a Context object";
    const fields = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (fields === undefined) return `Field '${name}' is not allowed`;
    if (!isJsonObject(value)) return `${name} must be an object`;
    const problem = partProblem(name, value, fields);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function partProblem(name: string, part: JsonObject, fields: Readonly<Record<string, string>>): string | undefined {
  for (const [key, value] of Object.entries(part) as [string, Json][]) {
    const type = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (type === undefined) return `Field '${key}' is not allowed`;
    if (type !== "any" && typeof value !== type) return `${name}.${key} must be a ${type}`;
  }
  return undefined;
}

function taskProblem(state: TestRequest["state"]): string | undefined {
  const resource = state.Type === "Task" ? parseResource(state.Resource) : undefined;
  if (resource?.kind === "integration" && resource.pattern !== "requestResponse") return undefined;
  const patterns = "a '.sync' or '.waitForTaskToken' service integration pattern";
  return `Context object contains 'Task' when state is not a Task state with ${patterns}`;
}
