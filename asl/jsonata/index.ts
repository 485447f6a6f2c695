export { evaluateJsonata, type JsonataBindings } from "./evaluate";
export { JsonataFailure, jsonataCause } from "./failure";
export type { JsonataEnvironment } from "./functions";
export { isJsonata, type JsonataExpression, parseJsonata } from "./parse";
