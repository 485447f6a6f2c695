import type { Rule } from "./context";
import { error } from "./finding";

/** A state of a JSONata machine cannot go back to JSONPath. */
export const queryLanguage: Rule = ({ definition, states }) => {
  if (definition["QueryLanguage"] !== "JSONata") return [];
  return states
    .filter(({ value }) => value["QueryLanguage"] === "JSONPath")
    .map(({ location }) =>
      error(location, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine"),
    );
};
