import type { TestStateInput } from "@aws-sdk/client-sfn";
import type { QueryLanguage, State, StateMachineDefinition } from "../../../asl/definition";
import { statesOf } from "../../../asl/graph";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { validate } from "../../../asl/validate";
import { refuse, TestStateError } from "./errors";

/** The name that AWS gives the state under test, whatever its own. */
export const STATE_NAME = "StateName";

/** A request that has been read: its texts parsed, its state found. */
export interface TestRequest {
  readonly state: State;
  readonly queryLanguage: QueryLanguage;
  readonly input: Json;
  readonly variables: JsonObject;
  readonly context: JsonObject | undefined;
  readonly roleArn: string | undefined;
  readonly inspects: boolean;
  readonly configuration: NonNullable<TestStateInput["stateConfiguration"]>;
  readonly mock: Mock | undefined;
}

/** What stands in for the state's work. */
export type Mock =
  | { readonly kind: "result"; readonly result: Json; readonly validation: "STRICT" | "PRESENT" | "NONE" }
  | { readonly kind: "error"; readonly error: string | undefined; readonly cause: string | undefined };

/** Findings about the way through a machine, which one state alone does not have. */
const OF_WHOLE_MACHINES: ReadonlySet<string> = new Set(["MISSING_TRANSITION_TARGET", "MISSING_END_STATE"]);

/** @throws TestStateError where AWS would refuse the request */
export function readRequest(request: TestStateInput): TestRequest {
  if (request.stateName === "") {
    throw refuse("Invalid length for parameter stateName, value: 0, valid min length: 1");
  }
  const definition = parse(request.definition ?? "", "InvalidDefinition");
  const { state, queryLanguage } = findState(definition, request.stateName);
  return {
    state,
    queryLanguage,
    input: request.input === undefined ? {} : parse(request.input, "InvalidExecutionInput"),
    variables: objectOf(request.variables, "variables"),
    context: request.context === undefined ? undefined : objectOf(request.context, "Context object"),
    roleArn: request.roleArn,
    inspects: request.inspectionLevel === "DEBUG" || request.inspectionLevel === "TRACE",
    configuration: request.stateConfiguration ?? {},
    mock: readMock(request.mock),
  };
}

/** Validates the definition as AWS does, which may be of one state or of a whole machine. */
function findState(definition: Json, stateName: string | undefined) {
  const whole = stateName === undefined ? { StartAt: STATE_NAME, States: { [STATE_NAME]: definition } } : definition;
  const errors = validate(whole).filter(({ severity, code }) => severity === "error" && !OF_WHOLE_MACHINES.has(code));
  if (errors.length > 0) {
    const texts = errors.map(({ code, message, location }) => `${code}: ${message} at ${location}`);
    throw new TestStateError("InvalidDefinition", `Invalid State Machine Definition: '${texts.join(", ")}'`);
  }
  const machine = whole as unknown as StateMachineDefinition;
  const found = statesOf(machine).find(({ name }) => name === (stateName ?? STATE_NAME));
  if (found === undefined) throw refuse(`State '${stateName}' is not found in the definition`);
  return { state: found.state, queryLanguage: machine.QueryLanguage ?? "JSONPath" };
}

function readMock(mock: TestStateInput["mock"]): Mock | undefined {
  if (mock === undefined) return undefined;
  if (mock.result !== undefined && mock.errorOutput !== undefined) {
    throw refuse("A test mock should have only one of the following fields: [result, errorOutput].");
  }
  if (mock.errorOutput !== undefined)
    return { kind: "error", error: mock.errorOutput.error, cause: mock.errorOutput.cause };
  if (mock.result === undefined)
    throw refuse("A test mock must have one of the following fields: [result, errorOutput].");
  const result = parse(mock.result, "ValidationException");
  return { kind: "result", result, validation: mock.fieldValidationMode ?? "STRICT" };
}

function objectOf(text: string | undefined, what: string): JsonObject {
  const value = text === undefined ? {} : parse(text, "ValidationException");
  if (isJsonObject(value)) return value;
  throw refuse(`Invalid ${what} provided: must be a JSON object`);
}

function parse(text: string, code: TestStateError["code"]): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new TestStateError(code, `Invalid JSON: ${(error as Error).message}`);
  }
}
