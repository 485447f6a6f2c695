import type { MapState } from "../../../asl/definition";
import { isJsonObject, type Json } from "../../../asl/json";
import { parseResource } from "../../../asl/resource";
import { refuse, TestStateError } from "./errors";
import { checkOutput } from "./output-shape";
import type { TestRequest } from "./request";

const MOCKABLE: ReadonlySet<string> = new Set(["Task", "Map", "Parallel"]);

/** @throws TestStateError where the mock does not fit the state, or is missing */
export function checkMock({ state, mock, roleArn }: TestRequest): void {
  if (mock === undefined) {
    if (state.Type === "Map" || state.Type === "Parallel") throw unsupported();
    if (state.Type === "Task" && roleArn === undefined)
      throw refuse("RoleArn must be specified when testing a Task state");
    return;
  }
  if (!MOCKABLE.has(state.Type)) throw refuse(`State type '${state.Type}' is not supported when a mock is specified`);
  if (mock.kind === "error") return;
  if (state.Type === "Map") checkMapResult(state, mock.result);
  if (state.Type === "Parallel" && !Array.isArray(mock.result)) throw refuse("Mocked result must be an array.");
  if (state.Type === "Task") checkTaskResult(state.Resource, mock.result, mock.validation);
}

function unsupported(): TestStateError {
  const types = "Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]";
  return new TestStateError("InvalidDefinition", `TestState API does not support Map or Parallel states. ${types}`);
}

function checkMapResult({ ResultWriter }: MapState, result: Json): void {
  if (ResultWriter?.Resource !== undefined) {
    if (!isJsonObject(result)) throw refuse("Mocked result must be a JSON object.");
  } else if (!Array.isArray(result)) throw refuse("Mocked result must be an array.");
}

/** What a callback gives may be anything, so only the answers of plain requests are checked. */
function checkTaskResult(resource: string, result: Json, mode: "STRICT" | "PRESENT" | "NONE"): void {
  const parsed = parseResource(resource);
  if (mode === "NONE" || parsed.kind !== "integration" || parsed.pattern !== "requestResponse") return;
  const problem = checkOutput(parsed, result, mode === "STRICT");
  if (problem !== undefined) throw refuse(`Mock result schema validation error: ${problem}`);
}
