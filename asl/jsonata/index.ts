export { evaluateJsonata, type JsonataBindings } from "./evaluate";
export { JsonataFailure, jsonataCause } from "./failure";
export type { JsonataEnvironment } from "./functions";
export { statesFields, topLevelReferences, variablesOf } from "./inspect";
export { isJsonata, type JsonataExpression, parseJsonata } from "./parse";
