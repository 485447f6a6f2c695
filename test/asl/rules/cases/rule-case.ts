import type { StateMachineType } from "../../../../asl/definition";
import type { Json, JsonObject } from "../../../../asl/json";

/** A definition that a rule finds fault with, and one that differs in the fault alone. */
export interface RuleCase {
  /** The name of the rule's function. */
  readonly rule: string;
  /** What is wrong, as a sentence. */
  readonly title: string;
  readonly code: string;
  readonly location: string;
  readonly message: string;
  readonly wrong: JsonObject;
  readonly right: JsonObject;
  readonly type?: StateMachineType;
}

export const FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:pay";
export const SEND = "arn:aws:states:::sqs:sendMessage";

/** A machine of these states that starts with the first. */
export function machine(states: JsonObject, more: JsonObject = {}): JsonObject {
  return { StartAt: Object.keys(states)[0] ?? "", States: states, ...more };
}

/** A machine of one state that ends it. */
export function single(state: JsonObject, more: JsonObject = {}): JsonObject {
  return machine({ Pay: { ...state, End: true } }, more);
}

/** A machine of one Task that ends it. */
export function task(fields: JsonObject, more: JsonObject = {}): JsonObject {
  return single({ Type: "Task", Resource: FUNCTION, ...fields }, more);
}

/** A machine of one distributed Map that ends it. */
export function distributed(fields: JsonObject, config: JsonObject = {}): JsonObject {
  return single({
    Type: "Map",
    ItemProcessor: processor({ Mode: "DISTRIBUTED", ExecutionType: "STANDARD", ...config }),
    ...fields,
  });
}

/** An item processor of one Pass state. */
export function processor(config?: JsonObject): JsonObject {
  const states = machine({ Item: { Type: "Pass", End: true } });
  return config === undefined ? states : { ProcessorConfig: config, ...states };
}

/** A machine of one Choice with these rules, and the states they lead to. */
export function choice(choices: Json, more: JsonObject = {}): JsonObject {
  return machine({ Paid: { Type: "Choice", Choices: choices, Default: "Done" }, Done: { Type: "Succeed" } }, more);
}

export const JSONATA: JsonObject = { QueryLanguage: "JSONata" };
