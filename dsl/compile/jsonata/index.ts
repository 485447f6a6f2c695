import type { Dialect } from "../dialect";
import { condition } from "./condition";
import { assignField, catchFields, flowFields, seen } from "./flow";
import { delimited, field } from "./template";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const jsonataDialect: Dialect = {
  queryLanguage: "JSONata",
  argumentsField: "Arguments",
  flow: flowFields,
  catching: catchFields,
  rule(node, flow, place) {
    const spot = { place, field: "Condition" };
    const fixed = node.kind === "expression" && node.value.kind === "literal" ? node.value.value : undefined;
    return {
      Condition: fixed ?? delimited(condition(node, spot)),
      ...(flow.output === undefined ? {} : field("Output", flow.output, { place, field: "Output" })),
      ...assignField(flow.assign, { place, field: "Assign" }),
    };
  },
  value: (name, node, place) => field(name, node, { place, field: name }),
  template: (name, node, place) => field(name, node, { place, field: name }),
  items(node, place) {
    const items = node ?? (place.flow.inputPath === undefined ? undefined : seen(place.flow));
    return items === undefined ? {} : field("Items", items, { place, field: "Items" });
  },
};
