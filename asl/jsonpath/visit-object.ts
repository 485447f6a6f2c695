import { isJsonObject, type Json } from "../json";
import { type Place, printPlace, printSegments } from "./path";
import { InapplicablePath, type Missing, type Visit } from "./reading";
import type { Step } from "./visit";
import { eachItem } from "./visit-array";

/** Reads one property; a leaf that is missing and a missing way to it have different texts. */
export function visitProperty({ segment: { name }, rest, next, certain }: Step<"property">): Visit {
  const leaf = rest.length === 1;
  return (value, place, reading) => {
    reading.count();
    if (!isJsonObject(value)) return notFound(rest, place);
    const child = ownValue(value, name);
    if (child !== undefined) return next(child, { parent: place, step: name }, reading);
    if (!leaf && !certain) return undefined;
    const reached = { parent: place, step: name };
    return leaf ? noResults(reached) : () => `Missing property in path ${printPlace(reached)}`;
  };
}

/** Picks several properties into one new object. */
export function visitProperties({ segment: { names }, rest, next }: Step<"properties">): Visit {
  const leaf = rest.length === 1;
  return (value, place, reading) => {
    reading.count();
    if (!isJsonObject(value)) return notFound(rest, place);
    if (!leaf)
      throw new InapplicablePath(
        `Multi properties can only be used as path leafs: ${printPlace(place)}${printSegments(rest.slice(0, 1))}`,
      );
    const present = names.filter((name) => Object.hasOwn(value, name));
    return next(Object.fromEntries(present.map((name) => [name, value[name] as Json])), place, reading);
  };
}

/** Visits every value of an object or array; an array's items that lack something are passed over. */
export function visitWildcard({ next }: Step<"wildcard">): Visit {
  return (value, place, reading) => {
    reading.count();
    if (Array.isArray(value)) return passOver(value, place, (item, at) => next(item, at, reading));
    if (!isJsonObject(value)) return undefined;
    for (const [name, child] of Object.entries(value)) {
      const missing = next(child, { parent: place, step: name }, reading);
      if (missing !== undefined) return missing;
    }
    return undefined;
  };
}

function passOver(
  items: readonly Json[],
  place: Place | undefined,
  visit: (item: Json, at: Place) => Missing | undefined,
) {
  return eachItem(items, place, (item, at) => {
    visit(item, at);
    return undefined;
  });
}

/** An own property's value; what objects inherit is not there. */
function ownValue(value: { readonly [key: string]: Json }, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function notFound(rest: Step["rest"], place: Place | undefined): Missing {
  return () => `Property ${printSegments(rest.slice(0, 1))} not found in path ${printPlace(place)}`;
}

function noResults(place: Place): Missing {
  return () => `No results for path: ${printPlace(place)}`;
}
