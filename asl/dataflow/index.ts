export { type Documents, flowThrough } from "./flow";
export { describe, type Shape, UNKNOWN } from "./shape";
export { type FieldReport, type FlowState, step } from "./step";
