import type { Diagnostic } from "../diagnostic";
import { QUOTAS } from "../quotas";
import type { Rule } from "./context";
import { error } from "./finding";

/** Blanks, control characters and characters that would not survive in an ARN. */
const FORBIDDEN = /[\s\p{Cc}?*<>{}[\]:;,\\|^~$#%&"`]/u;

/** Labels of distributed Maps are short, made of plain characters, and unique in the machine. */
export const labels: Rule = (context) => {
  const seen = new Set<string>();
  return context.states.flatMap(({ name, value, location }) => {
    const label = value["Label"];
    if (name !== "Map" || typeof label !== "string" || (context.substitutions && label.includes("${"))) return [];
    const repeated = seen.has(label);
    seen.add(label);
    const place = `${location}/Label`;
    return [...malformed(place, label), ...(repeated ? [duplicate(place, label)] : [])];
  });
};

function malformed(location: string, label: string): Diagnostic[] {
  const problem = problemOf(label);
  return problem === undefined ? [] : [error(location, problem, { code: "INVALID_LABEL_NAME" })];
}

function problemOf(label: string): string | undefined {
  if (label === "") return "The label cannot be empty";
  if ([...label].length > QUOTAS.labelLength) {
    return `The label '${label}' exceeds the ${QUOTAS.labelLength}-character limit allowed by the service`;
  }
  const character = FORBIDDEN.exec(label)?.[0];
  return character && `The label ${JSON.stringify(label)} contains the invalid character ${JSON.stringify(character)}`;
}

function duplicate(location: string, label: string): Diagnostic {
  return error(location, `Duplicate Label name: ${label}`, { code: "DUPLICATE_LABEL_NAME" });
}
