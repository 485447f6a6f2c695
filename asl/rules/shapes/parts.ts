import { QUOTAS } from "../../quotas";
import {
  anything,
  assigning,
  count,
  jsonataValue,
  literalCount,
  object,
  queryLanguage,
  referencePath,
  resultPath,
  template,
  text,
} from "./fields";
import type { Field, Shape } from "./shape";

const scope = { Comment: text, StartAt: text, States: { ...object, filled: true } } as const satisfies Record<
  string,
  Field
>;
const SCOPE_FIELDS = ["States", "StartAt"];
const errorEquals = { type: "Array", filled: true, elements: "String" } as const satisfies Field;
const attempts = literalCount(0, QUOTAS.seconds);

/** The machine, the scopes inside states, and the other objects that have fields of their own. */
export const PART_SHAPES = {
  Machine: {
    fields: {
      ...scope,
      QueryLanguage: queryLanguage,
      TimeoutSeconds: literalCount(0, QUOTAS.seconds),
      Version: { type: "String", oneOf: ["1.0"] },
    },
    required: SCOPE_FIELDS,
  },
  Branch: { fields: scope, required: SCOPE_FIELDS },
  ItemProcessor: {
    fields: { ...scope, ProcessorConfig: { type: "Object", shape: "ProcessorConfig" } },
    required: SCOPE_FIELDS,
  },
  ProcessorConfig: {
    fields: {
      Mode: { type: "String", oneOf: ["INLINE", "DISTRIBUTED"] },
      ExecutionType: { type: "String", oneOf: ["STANDARD", "EXPRESS"] },
    },
  },
  Retrier: {
    fields: {
      Comment: text,
      ErrorEquals: errorEquals,
      IntervalSeconds: attempts,
      MaxAttempts: attempts,
      BackoffRate: { type: "Number", minimum: 1 },
      MaxDelaySeconds: literalCount(1, QUOTAS.retryDelaySeconds),
      JitterStrategy: { type: "String", oneOf: ["NONE", "FULL"] },
    },
    required: ["ErrorEquals"],
  },
  Catcher: {
    fields: {
      ...assigning,
      Comment: text,
      ErrorEquals: errorEquals,
      Next: text,
      ResultPath: resultPath,
      Output: jsonataValue,
    },
    required: ["ErrorEquals", "Next"],
  },
  ItemReader: {
    fields: {
      Resource: text,
      ReaderConfig: { type: "Object", shape: "ReaderConfig" },
      Parameters: template,
      Arguments: jsonataValue,
    },
    required: ["Resource"],
  },
  ReaderConfig: {
    fields: {
      InputType: text,
      Transformation: { type: "String", oneOf: ["NONE", "LOAD_AND_FLATTEN"] },
      ManifestType: { type: "String", oneOf: ["ATHENA_DATA", "S3_INVENTORY"] },
      ItemsPointer: text,
      CSVDelimiter: text,
      CSVHeaderLocation: { type: "String", oneOf: ["FIRST_ROW", "GIVEN"] },
      CSVHeaders: { type: "Array", elements: "String" },
      MaxItems: count(0, QUOTAS.mapItems),
      MaxItemsPath: referencePath,
    },
    atMostOne: [["MaxItems", "MaxItemsPath"]],
  },
  ItemBatcher: {
    fields: {
      BatchInput: { ...anything, expression: "template" },
      MaxItemsPerBatch: count(0),
      MaxItemsPerBatchPath: referencePath,
      MaxInputBytesPerBatch: count(0, QUOTAS.payloadBytes),
      MaxInputBytesPerBatchPath: referencePath,
    },
    atMostOne: [
      ["MaxItemsPerBatch", "MaxItemsPerBatchPath"],
      ["MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"],
    ],
  },
  ResultWriter: {
    fields: {
      Resource: text,
      Parameters: template,
      Arguments: jsonataValue,
      WriterConfig: { type: "Object", shape: "WriterConfig" },
    },
  },
  WriterConfig: {
    fields: {
      Transformation: { type: "String", oneOf: ["NONE", "COMPACT", "FLATTEN"] },
      OutputType: { type: "String", oneOf: ["JSON", "JSONL"] },
    },
  },
} as const satisfies Record<string, Shape>;
