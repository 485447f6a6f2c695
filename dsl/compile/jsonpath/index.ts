import type { Dialect } from "../dialect";
import { condition } from "./condition";
import {
  assignField,
  flowFields,
  inputSpot,
  pathField,
  refuseOutput,
  resultPathField,
  rootSpot,
  valueField,
} from "./flow";
import { objectField } from "./template";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html */
export const jsonPathDialect: Dialect = {
  queryLanguage: "JSONPath",
  argumentsField: "Parameters",
  flow: flowFields,
  catching(flow, place) {
    refuseOutput(flow.output, place);
    return {
      ...(flow.resultPath === undefined ? {} : resultPathField(flow.resultPath, place)),
      ...assignField(flow.assign, rootSpot(place, "Assign", "errorOutput")),
    };
  },
  rule(node, flow, place) {
    refuseOutput(flow.output, place);
    return {
      ...condition(node, inputSpot(place, "Condition")),
      ...assignField(flow.assign, inputSpot(place, "Assign")),
    };
  },
  value: (name, node, place) => valueField(name, node, inputSpot(place, name)),
  template: (name, node, place) => objectField(name, node, inputSpot(place, name)),
  items: (node, place) => (node === undefined ? {} : pathField("ItemsPath", node, inputSpot(place, "ItemsPath"))),
};
