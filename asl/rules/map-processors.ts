import { isJsonObject, type Json, type JsonObject } from "../json";
import type { Rule, StatePart } from "./context";
import { error } from "./finding";

/** Fields that AWS takes in distributed Maps only. */
const DISTRIBUTED_ONLY = ["ItemReader", "ResultWriter", "Label"];

/** ProcessorConfig fits its mode, and readers, writers and labels stand in distributed Maps. */
export const mapProcessors: Rule = ({ states }) =>
  states.filter(({ name }) => name === "Map").flatMap((map) => [...configErrors(map), ...inlineErrors(map)]);

function configErrors(map: StatePart) {
  const { config, location } = processorOf(map);
  const place = `${location}/ProcessorConfig`;
  const { Mode: mode, ExecutionType: type } = config;
  if (isDistributed(map) && type === undefined) return [error(place, "These fields are required: [ExecutionType]")];
  return mode === "INLINE" && type !== undefined ? [error(place, "Field 'ExecutionType' is not supported")] : [];
}

function inlineErrors(map: StatePart) {
  if (!isInline(map)) return [];
  const fix = 'Add "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, or remove the field.';
  return DISTRIBUTED_ONLY.filter((field) => Object.hasOwn(map.value, field)).map((field) =>
    error(map.location, `Field '${field}' is only supported when the Map is in DISTRIBUTED mode`, { fix }),
  );
}

/** Whether each item of a Map runs as an execution of its own. */
export function isDistributed(map: StatePart): boolean {
  return processorOf(map).config["Mode"] === "DISTRIBUTED";
}

function isInline(map: StatePart): boolean {
  const mode = processorOf(map).config["Mode"];
  return mode === undefined || mode === "INLINE";
}

/** The processor of a Map, by its modern or its legacy name, and its ProcessorConfig. */
export function processorOf({ value, location }: StatePart): { config: JsonObject; location: string } {
  const name = isJsonObject(value["ItemProcessor"]) ? "ItemProcessor" : "Iterator";
  const processor: Json | undefined = value[name];
  const config = isJsonObject(processor) ? processor["ProcessorConfig"] : undefined;
  return { config: isJsonObject(config) ? config : {}, location: `${location}/${name}` };
}
