import type { Diagnostic } from "../../diagnostic";
import { fieldsOf, type Part, type Rule } from "../context";
import { warning } from "../finding";
import { isDistributed } from "../map-processors";

const DISTRIBUTED_ONLY: ReadonlySet<string> = new Set([
  "ItemBatcher",
  "ToleratedFailurePercentage",
  "ToleratedFailurePercentagePath",
  "ToleratedFailureCount",
  "ToleratedFailureCountPath",
]);

/** Fields and texts that AWS accepts and that do not do what they seem to. */
export const idleFields: Rule = ({ states, parts }) => [
  ...states
    .filter((state) => state.name === "Map" && !isDistributed(state))
    .flatMap(({ value, location }) =>
      Object.keys(value)
        .filter((field) => DISTRIBUTED_ONLY.has(field))
        .map((field) =>
          warning("IDLE_FIELD", `${location}/${field}`, `'${field}' has an effect in DISTRIBUTED mode only`),
        ),
    ),
  ...parts.flatMap(blanksAroundJsonata),
];

function blanksAroundJsonata(part: Part): Diagnostic[] {
  if (part.language !== "JSONata") return [];
  return [...fieldsOf(part)]
    .filter(([name, value]) => name !== "Comment" && typeof value === "string" && /^\s+\{%.*%\}\s*$/s.test(value))
    .map(([name]) => {
      const message = "A text that does not begin with {% is not an expression but plain text";
      return warning("JSONATA_BLANKS", `${part.location}/${name}`, message, "Remove the blanks before {%.");
    });
}
