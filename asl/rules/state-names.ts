import { QUOTAS } from "../quotas";
import type { Rule } from "./context";
import { error } from "./finding";

/** State names have at most 80 characters and are unique in the whole machine, nested scopes included. */
export const stateNames: Rule = ({ scopes }) => {
  const seen = new Set<string>();
  return scopes.flatMap(({ states, location }) =>
    states.flatMap(([name]) => {
      const place = `${location}/States/${name}`;
      const repeated = seen.has(name);
      seen.add(name);
      const long = [...name].length > QUOTAS.nameLength;
      return [...(repeated ? [duplicate(place, name)] : []), ...(long ? [tooLong(place, name)] : [])];
    }),
  );
};

function duplicate(location: string, name: string) {
  const fix = "Rename one of them; names are unique in the whole state machine, not only in their scope.";
  return error(location, `Duplicate State name: ${name}`, { code: "DUPLICATE_STATE_NAME", fix });
}

function tooLong(location: string, name: string) {
  const message = `The state name '${name}' exceeds the ${QUOTAS.nameLength}-character limit allowed by the service`;
  const fix = `Shorten it by ${[...name].length - QUOTAS.nameLength}; a comment has room for more.`;
  return error(location, message, { code: "INVALID_STATE_NAME", fix });
}
