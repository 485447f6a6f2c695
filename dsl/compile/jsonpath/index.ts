import type { Dialect } from "../dialect";
import { condition } from "./condition";
import { unsupported } from "./expression";
import { assignField, flowFields, pathField, resultPathField, spot, valueField } from "./flow";
import { objectField } from "./template";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html */
export const jsonPathDialect: Dialect = {
  queryLanguage: "JSONPath",
  argumentsField: "Parameters",
  flow: flowFields,
  catching(flow, place) {
    if (flow.output !== undefined) unsupported(spot(place, "Output", "errorOutput"), "Output is a field of JSONata");
    return {
      ...(flow.resultPath === undefined ? {} : resultPathField(flow.resultPath, place)),
      ...assignField(flow.assign, spot(place, "Assign", "errorOutput")),
    };
  },
  rule(node, flow, place) {
    if (flow.output !== undefined) unsupported(spot(place, "Output", "input"), "Output is a field of JSONata");
    return {
      ...condition(node, spot(place, "Condition", "input")),
      ...assignField(flow.assign, spot(place, "Assign", "input")),
    };
  },
  value: ({ name, root = "input" }, node, place) => valueField(name, node, spot(place, name, root)),
  template: ({ name, root = "input" }, node, place) => objectField(name, node, spot(place, name, root)),
  items: (node, place) => (node === undefined ? {} : pathField("ItemsPath", node, spot(place, "ItemsPath", "input"))),
};
