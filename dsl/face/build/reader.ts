import type { Json } from "../../../asl/json";
import type { BatcherNode, ReaderNode, WriterNode } from "../../tree/map";
import type { ValueNode } from "../../tree/value";
import { evaluateParts } from "../../values/scope";
import { plainJson } from "../../values/template";
import { compact } from "./compact";

/** The node of an ItemReader: what its function returns, read field by field. */
export function buildReader(build: unknown): ReaderNode {
  const { resource, arguments: given, config, maxItems } = evaluateParts(build, ["arguments", "maxItems"]);
  return compact({
    resource: String(resource),
    arguments: given as ValueNode,
    config: configOf(config),
    maxItems: maxItems as ValueNode | undefined,
  });
}

const BATCHER_FIELDS = ["batchInput", "maxItemsPerBatch", "maxInputBytesPerBatch"] as const;

/** The node of an ItemBatcher. */
export function buildBatcher(build: unknown): BatcherNode {
  const parts = evaluateParts(build, BATCHER_FIELDS);
  return compact(Object.fromEntries(BATCHER_FIELDS.map((name) => [name, parts[name] as ValueNode | undefined])));
}

/** The node of a ResultWriter. */
export function buildWriter(build: unknown): WriterNode {
  const { arguments: given, config } = evaluateParts(build, ["arguments"]);
  return compact({
    arguments: given as ValueNode | undefined,
    config: config === undefined ? undefined : configOf(config),
  });
}

/** The config is made by functions of this library, from plain values. */
function configOf(config: unknown): Readonly<Record<string, Json>> {
  return plainJson(config ?? {}) as Readonly<Record<string, Json>>;
}
