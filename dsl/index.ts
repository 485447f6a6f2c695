export { bind } from "./compile/bind";
export { type CompileOptions, compile } from "./compile/compile";
export type { Compiled, UnboundDefinition } from "./compile/compiled";
export { describeDiagnostic, describePlace } from "./compile/describe";
export type { Action } from "./declare/action";
export { type Activity, activity } from "./declare/activity";
export { awsSdk, type SdkAction, type SdkService } from "./declare/aws-sdk";
export {
  type Binding,
  binding,
  isBinding,
  printBinding,
  type ResourceAttribute,
  type ResourceKind,
} from "./declare/binding";
export type { Allowed, Deployment } from "./declare/deployment";
export type { Integration } from "./declare/integration";
export { type AnyLambdaFunction, type LambdaFunction, type LambdaOptions, lambda } from "./declare/lambda";
export {
  type Bucket,
  bucket,
  type FaceCollection,
  faceCollection,
  type Grant,
  type Resource,
  type Table,
  type Topic,
  table,
  topic,
} from "./declare/resource";
export { taskResource } from "./declare/task-resource";
export { type EventTemplate, eventPath, onSchedule, onUpload, type Trigger } from "./declare/trigger";
export { STATES_ERRORS, type StatesError } from "./face/errors";
export { type StepsOptions, steps, type WorkflowOptions, workflow } from "./face/workflow";
export type { AnyChain, AnyWorkflow, InputOf, OutputOf } from "./types/chain";
export type { Condition } from "./types/condition";
export type { ExecutionContext } from "./types/context";
export type { ErrorInfo } from "./types/document";
export type { DslTypeError } from "./types/dsl-type-error";
export type { Doc, Ref, Resolved, Templated } from "./types/ref";
export type { ScopeOf } from "./types/scope";
export { jsonata, jsonPath } from "./values/escape";
export {
  array,
  arrayContains,
  arrayGetItem,
  arrayLength,
  arrayPartition,
  arrayRange,
  arrayUnique,
  base64Decode,
  base64Encode,
  format,
  hash,
  jsonMerge,
  jsonToString,
  mathAdd,
  mathRandom,
  stringSplit,
  stringToJson,
  uuid,
} from "./values/intrinsics";
export {
  and,
  booleanEquals,
  isBoolean,
  isNull,
  isNumeric,
  isPresent,
  isString,
  isTimestamp,
  not,
  numericEquals,
  numericGreaterThan,
  numericGreaterThanEquals,
  numericLessThan,
  numericLessThanEquals,
  or,
  stringEquals,
  stringGreaterThan,
  stringGreaterThanEquals,
  stringLessThan,
  stringLessThanEquals,
  stringMatches,
  timestampEquals,
  timestampGreaterThan,
  timestampGreaterThanEquals,
  timestampLessThan,
  timestampLessThanEquals,
} from "./values/operators";
export {
  formatResults,
  type InventoryRow,
  type ItemReader,
  type ListedObject,
  type ResultWriter,
  readAthenaManifest,
  readContents,
  readCsv,
  readInventory,
  readJson,
  readJsonLines,
  readObjects,
  readParquet,
  type WrittenResults,
  writeResults,
} from "./values/readers";
