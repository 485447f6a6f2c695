export { type ParsedDefinition, parseDefinition } from "./parse-definition";
export { type JsonProblem, type JsonScan, scanJson } from "./scan-json";
