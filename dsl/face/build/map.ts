import type { StateMachineType } from "../../../asl/definition";
import type { MapNode } from "../../tree/map";
import type { Source } from "../../tree/source";
import type { Steps } from "../../tree/steps";
import { evaluateOptional } from "../../values/scope";
import { compact } from "./compact";
import { buildFlow, type FlowOptions } from "./flow";
import { buildBatcher, buildReader, buildWriter } from "./reader";

/** The options of a Map, as an author gives them. */
export interface MapOptions extends FlowOptions {
  readonly comment?: string;
  readonly items?: unknown;
  readonly itemSelector?: unknown;
  readonly maxConcurrency?: unknown;
}

/** The options that only a distributed Map has. */
export interface DistributedMapOptions extends MapOptions {
  readonly executionType?: StateMachineType;
  readonly label?: string;
  readonly itemReader?: unknown;
  readonly itemBatcher?: unknown;
  readonly resultWriter?: unknown;
  readonly toleratedFailurePercentage?: unknown;
  readonly toleratedFailureCount?: unknown;
}

/** The node of an inline Map state. */
export function buildMap(name: string, options: MapOptions, body: Steps, source: Source): MapNode {
  return compact({
    kind: "map" as const,
    name,
    comment: options.comment,
    source,
    items: evaluateOptional(options.items),
    itemSelector: evaluateOptional(options.itemSelector),
    body,
    maxConcurrency: evaluateOptional(options.maxConcurrency),
    flow: buildFlow(options),
    retriers: [],
    catchers: [],
  });
}

/** The node of a distributed Map state. */
export function buildDistributedMap(
  name: string,
  options: DistributedMapOptions,
  body: Steps,
  source: Source,
): MapNode {
  return compact({
    ...buildMap(name, options, body, source),
    executionType: options.executionType ?? "STANDARD",
    label: options.label,
    reader: options.itemReader === undefined ? undefined : buildReader(options.itemReader),
    batcher: options.itemBatcher === undefined ? undefined : buildBatcher(options.itemBatcher),
    writer: options.resultWriter === undefined ? undefined : buildWriter(options.resultWriter),
    toleratedFailurePercentage: evaluateOptional(options.toleratedFailurePercentage),
    toleratedFailureCount: evaluateOptional(options.toleratedFailureCount),
  });
}
