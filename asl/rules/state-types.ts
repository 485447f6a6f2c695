import { isJsonObject } from "../json";
import { didYouMean } from "../nearest";
import { isStateType, type Rule } from "./context";
import { error, list } from "./finding";

/** In the order in which AWS lists them. */
const TYPES = ["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"];

/** What people write who think of another language. */
const SYNONYMS: Readonly<Record<string, string>> = {
  End: "Succeed",
  Success: "Succeed",
  Error: "Fail",
  If: "Choice",
  Switch: "Choice",
  Condition: "Choice",
  Sleep: "Wait",
  Lambda: "Task",
  Activity: "Task",
  Loop: "Map",
  ForEach: "Map",
};

/** Every state is an object whose Type is one of eight. */
export const stateTypes: Rule = ({ scopes }) =>
  scopes.flatMap(({ source, location }) => {
    const states: unknown = source.States;
    if (!isJsonObject(states)) return [];
    return Object.entries(states).flatMap(([name, state]) => {
      const place = `${location}/States/${name}`;
      if (!isJsonObject(state)) return [error(place, "Expected value of type Object")];
      const type = state["Type"];
      if (type === undefined) return [error(place, "These fields are required: [Type]")];
      if (typeof type === "string" && isStateType(type)) return [];
      const fix = typeof type === "string" ? suggestion(type) : undefined;
      const message = `The field 'Type' should have one of these values: ${list(TYPES)}`;
      return [error(`${place}/Type`, message, fix === undefined ? {} : { fix })];
    });
  });

function suggestion(type: string): string | undefined {
  const synonym = Object.hasOwn(SYNONYMS, type) ? SYNONYMS[type] : undefined;
  return synonym === undefined ? didYouMean(type, TYPES) : `Did you mean "${synonym}"?`;
}
