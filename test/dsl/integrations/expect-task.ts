import * as assert from "uvu/assert";
import type { QueryLanguage } from "../../../asl/definition";
import type { JsonObject } from "../../../asl/json";
import type { AnyChain } from "../../../dsl";
import { problemsOf, stateOf } from "../kit";

/** What the Task "T" of a workflow is to be, in both query languages; the second is made from the first by its values. */
export interface ExpectedTask {
  readonly resource: string;
  readonly parameters: JsonObject;
  readonly arguments: JsonObject;
}

/** The workflow has no problems, and its Task "T" is exactly this. */
export function expectTask(workflow: AnyChain, { resource, parameters, arguments: given }: ExpectedTask): void {
  expectFields(workflow, "JSONPath", { Resource: `arn:aws:states:::${resource}`, Parameters: parameters });
  expectFields(workflow, "JSONata", { Resource: `arn:aws:states:::${resource}`, Arguments: given });
}

function expectFields(workflow: AnyChain, language: QueryLanguage, expected: JsonObject): void {
  assert.equal(problemsOf(workflow, language), []);
  const state = stateOf(workflow, "T", language);
  assert.equal(Object.fromEntries(Object.keys(expected).map((field) => [field, state[field]])), expected);
}
