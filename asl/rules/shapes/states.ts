import {
  anything,
  assigning,
  common,
  count,
  filtered,
  flowing,
  jsonataValue,
  referencePath,
  resultPath,
  seconds,
  template,
  text,
  working,
} from "./fields";
import type { Field, Shape } from "./shape";

const NEXT_OR_END = ["Next", "End"];
const jsonataText: Field = { type: "String", jsonata: true };
const textPath: Field = { type: "String", expression: "textPath", language: "JSONPath" };

/** The eight types of state, as measured field by field. */
export const STATE_SHAPES = {
  Pass: {
    fields: {
      ...common,
      ...filtered,
      ...flowing,
      ...assigning,
      Result: { type: "any", language: "JSONPath" },
      Parameters: template,
      ResultPath: resultPath,
    },
    exactlyOne: [NEXT_OR_END],
  },
  Task: {
    fields: {
      ...common,
      ...filtered,
      ...flowing,
      ...assigning,
      ...working,
      Resource: text,
      Credentials: { type: "Object", expression: "template" },
      Arguments: jsonataValue,
      TimeoutSeconds: seconds(1),
      TimeoutSecondsPath: referencePath,
      HeartbeatSeconds: seconds(1),
      HeartbeatSecondsPath: referencePath,
    },
    required: ["Resource"],
    exactlyOne: [NEXT_OR_END],
    atMostOne: [
      ["TimeoutSeconds", "TimeoutSecondsPath"],
      ["HeartbeatSeconds", "HeartbeatSecondsPath"],
    ],
  },
  Choice: {
    fields: {
      ...common,
      ...filtered,
      ...assigning,
      Choices: { type: "Array", filled: true, shape: "ChoiceRule" },
      Default: text,
    },
    required: ["Choices"],
  },
  Wait: {
    fields: {
      ...common,
      ...filtered,
      ...flowing,
      ...assigning,
      Seconds: seconds(0),
      SecondsPath: referencePath,
      Timestamp: { type: "String", jsonata: true, expression: "timestamp" },
      TimestampPath: referencePath,
    },
    exactlyOne: [NEXT_OR_END, ["SecondsPath", "Seconds", "TimestampPath", "Timestamp"]],
  },
  Succeed: { fields: { ...common, ...filtered } },
  Fail: {
    fields: { ...common, Error: jsonataText, ErrorPath: textPath, Cause: jsonataText, CausePath: textPath },
    atMostOne: [
      ["Error", "ErrorPath"],
      ["Cause", "CausePath"],
    ],
  },
  Parallel: {
    fields: {
      ...common,
      ...filtered,
      ...flowing,
      ...assigning,
      ...working,
      Arguments: jsonataValue,
      Branches: { type: "Array", filled: true, shape: "Branch" },
    },
    required: ["Branches"],
    exactlyOne: [NEXT_OR_END],
  },
  Map: {
    fields: {
      ...common,
      ...filtered,
      ...flowing,
      ...assigning,
      ...working,
      ItemProcessor: { type: "Object", shape: "ItemProcessor" },
      Iterator: { type: "Object", shape: "ItemProcessor" },
      ItemsPath: { type: "String", expression: "itemsPath", language: "JSONPath" },
      Items: jsonataValue,
      ItemSelector: { ...anything, expression: "template" },
      ItemReader: { type: "Object", shape: "ItemReader" },
      ItemBatcher: { type: "Object", shape: "ItemBatcher" },
      ResultWriter: { type: "Object", shape: "ResultWriter" },
      MaxConcurrency: count(0),
      MaxConcurrencyPath: referencePath,
      ToleratedFailurePercentage: { type: "Number", jsonata: true, minimum: 0, maximum: 100 },
      ToleratedFailurePercentagePath: referencePath,
      ToleratedFailureCount: count(0),
      ToleratedFailureCountPath: referencePath,
      Label: text,
    },
    exactlyOne: [NEXT_OR_END, ["ItemProcessor", "Iterator"]],
    atMostOne: [
      ["ItemSelector", "Parameters"],
      ["MaxConcurrency", "MaxConcurrencyPath"],
      ["ToleratedFailurePercentage", "ToleratedFailurePercentagePath"],
      ["ToleratedFailureCount", "ToleratedFailureCountPath"],
    ],
  },
} as const satisfies Record<string, Shape>;
