import type { Json } from "../json";
import type { Arguments } from "./arguments";
import { InvalidArguments } from "./failure";
import type { Intrinsic } from "./intrinsic";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-json-manipulate */
export const JSON_INTRINSICS = {
  "States.StringToJson": { minArguments: 1, maxArguments: 1, returns: "any", evaluate: stringToJson },
  "States.JsonToString": {
    minArguments: 1,
    maxArguments: 1,
    returns: "text",
    evaluate: (given) => JSON.stringify(given.values[0]),
  },
  "States.JsonMerge": { minArguments: 3, maxArguments: 3, returns: "object", evaluate: merge },
} satisfies Record<string, Intrinsic>;

function stringToJson(given: Arguments): Json {
  const text = given.text(0).trim();
  if (text === "") return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new InvalidArguments(`Unable to parse the JSON text '${given.text(0)}'`);
  }
}

// Only the shallow mode exists, so the third argument has to be false.
function merge(given: Arguments): Json {
  if (given.values[2] !== false) return given.refuse();
  return { ...given.object(0), ...given.object(1) };
}
