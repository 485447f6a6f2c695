import type { Json } from "../../../asl/json";
import type { ReaderNode } from "../../tree/map";
import { evaluate, evaluateOptional } from "../../values/scope";
import { compact } from "./compact";

/** Where a distributed Map reads its items, without the types of what it reads. */
export interface AnyReader {
  readonly resource: string;
  readonly arguments: unknown;
  readonly config: Readonly<Record<string, Json>>;
  readonly maxItems?: unknown;
}

/** The node of an ItemReader. */
export function buildReader({ resource, arguments: given, config, maxItems }: AnyReader): ReaderNode {
  return compact({ resource, arguments: evaluate(given), config, maxItems: evaluateOptional(maxItems) });
}
