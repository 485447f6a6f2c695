import type { Json } from "../json";
import type { Filter } from "./filter";

/** One step of a path, as Jayway JsonPath 2.0 knows them. */
export type Segment =
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "properties"; readonly names: readonly string[] }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "indices"; readonly indices: readonly number[] }
  /** `[(@.length-1)]`: `offset` is -1. */
  | { readonly kind: "fromEnd"; readonly offset: number }
  /** `[from:to]`; a bound left out is undefined. */
  | { readonly kind: "slice"; readonly from?: number; readonly to?: number }
  | { readonly kind: "wildcard" }
  /** `..`: applies the next segment at every depth. */
  | { readonly kind: "descent" }
  | { readonly kind: "filter"; readonly filter: Filter };

/** What a path starts from: `$` the state's input, `$$` the context object, `$name` a variable. */
export type PathRoot = "input" | "context" | "variable";

/** A parsed and compiled path. */
export interface JsonPath {
  /** The text as written. */
  readonly text: string;
  readonly root: PathRoot;
  /** The variable's name, where `root` is "variable". */
  readonly variable?: string;
  readonly segments: readonly Segment[];
  /** Whether the path names one place at most; any other answers a list, even of one. */
  readonly definite: boolean;
  /** Whether it is a reference path: names and single indices only. */
  readonly reference: boolean;
  /** Reads from a root value; use `readPath`. */
  readonly read: PathReader;
}

/** A value found, or AWS's reason why there is none. */
export type PathResult =
  | { readonly found: true; readonly value: Json }
  | {
      readonly found: false;
      readonly reason: string;
      /** Set where the path cannot be applied to such a document at all, such as an index to an object. */
      readonly inapplicable?: boolean;
    };

export type PathReader = (root: Json) => PathResult;

/** Where a reader is while it walks; linked so that only a message pays for the text. */
export interface Place {
  readonly parent?: Place;
  /** A property's name or an array's index. */
  readonly step: string | number;
}

/** Prints a place as Jayway does: `$['a'][0]`. */
export function printPlace(place: Place | undefined): string {
  const steps: string[] = [];
  for (let at = place; at !== undefined; at = at.parent) steps.push(printStep(at.step));
  return `$${steps.reverse().join("")}`;
}

function printStep(step: string | number): string {
  return typeof step === "number" ? `[${step}]` : `['${step}']`;
}

/** Prints segments as Jayway does in its messages: `['a'][0][*]`. */
export function printSegments(segments: readonly Segment[]): string {
  return segments.map(printSegment).join("");
}

function printSegment(segment: Segment): string {
  switch (segment.kind) {
    case "property":
      return printStep(segment.name);
    case "properties":
      return `[${segment.names.map((name) => `'${name}'`).join(", ")}]`;
    case "index":
      return printStep(segment.index);
    case "indices":
      return `[${segment.indices.join(",")}]`;
    case "fromEnd":
      return `[@.size()${segment.offset}]`;
    case "slice":
      return `[${segment.from ?? ""}:${segment.to ?? ""}]`;
    case "wildcard":
      return "[*]";
    case "descent":
      return "..";
    case "filter":
      return "[?]";
    default:
      return segment satisfies never;
  }
}
