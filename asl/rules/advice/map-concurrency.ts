import { QUOTAS } from "../../quotas";
import type { Rule } from "../context";
import { warning } from "../finding";
import { isDistributed } from "../map-processors";

/** More iterations at a time than a Map of that mode runs. */
export const mapConcurrency: Rule = ({ states }) =>
  states.flatMap((state) => {
    const wanted = state.value["MaxConcurrency"];
    if (state.name !== "Map" || typeof wanted !== "number") return [];
    const distributed = isDistributed(state);
    const limit = distributed ? QUOTAS.distributedMapConcurrency : QUOTAS.inlineMapConcurrency;
    if (wanted <= limit) return [];
    const mode = distributed ? "A distributed Map" : "An inline Map";
    const message = `${mode} runs about ${limit} iterations at a time, not ${wanted}`;
    const fix = distributed ? undefined : "A distributed Map runs up to 10,000 at a time.";
    return [warning("MAP_CONCURRENCY_LIMIT", `${state.location}/MaxConcurrency`, message, fix)];
  });
