import { QUOTAS } from "../quotas";
import type { Rule } from "./context";
import { error } from "./finding";

/** A definition has at most 1,048,576 characters, blanks not counted here. */
export const definitionSize: Rule = ({ text }) => {
  if (text.length <= QUOTAS.definitionCharacters) return [];
  const message = `The definition has ${text.length} characters; the service takes at most ${QUOTAS.definitionCharacters}`;
  return [
    error("/", message, { code: "DEFINITION_TOO_LARGE", fix: "Move branches into state machines of their own." }),
  ];
};
