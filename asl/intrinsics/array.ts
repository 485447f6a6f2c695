import { isDeepStrictEqual } from "node:util";
import type { Json } from "../json";
import type { Arguments } from "./arguments";
import type { Intrinsic } from "./intrinsic";

const MAX_RANGE_LENGTH = 1000;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-arrays */
export const ARRAY_INTRINSICS = {
  "States.Array": {
    minArguments: 0,
    maxArguments: Number.POSITIVE_INFINITY,
    returns: "array",
    evaluate: (given) => given.values,
  },
  "States.ArrayPartition": { minArguments: 2, maxArguments: 2, returns: "array", evaluate: partition },
  "States.ArrayContains": { minArguments: 2, maxArguments: 2, returns: "boolean", evaluate: contains },
  "States.ArrayRange": { minArguments: 3, maxArguments: 3, returns: "array", evaluate: range },
  "States.ArrayGetItem": { minArguments: 2, maxArguments: 2, returns: "any", evaluate: getItem },
  "States.ArrayLength": {
    minArguments: 1,
    maxArguments: 1,
    returns: "number",
    evaluate: (given) => given.array(0).length,
  },
  "States.ArrayUnique": { minArguments: 1, maxArguments: 1, returns: "array", evaluate: unique },
} satisfies Record<string, Intrinsic>;

function partition(given: Arguments): Json {
  const items = given.array(0);
  const size = given.integer(1);
  if (size < 1) return given.refuse();
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}

function contains(given: Arguments): Json {
  const wanted = given.values[1];
  return given.array(0).some((item) => isDeepStrictEqual(item, wanted));
}

function range(given: Arguments): Json {
  const [first, last, step] = [given.integer(0), given.integer(1), given.integer(2)];
  if (step === 0) return given.refuse();
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > MAX_RANGE_LENGTH) return given.refuse();
  return Array.from({ length }, (_, index) => first + index * step);
}

function getItem(given: Arguments): Json {
  return given.array(0)[given.integer(1)] ?? missingOrNull(given);
}

function missingOrNull(given: Arguments): null {
  const index = given.integer(1);
  return index >= 0 && index < given.array(0).length ? null : given.refuse();
}

function unique(given: Arguments): Json {
  const seen = new Map<string, Json>();
  for (const item of given.array(0)) {
    const key = canonical(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

// Equal values have equal texts, whatever the order of their keys.
function canonical(value: Json): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1))
      : part,
  );
}
