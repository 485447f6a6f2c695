import { fieldsOf, type Rule } from "./context";
import { error } from "./finding";

/** Fields that exist in the other query language only, such as Arguments in a JSONPath state. */
export const queryLanguageFields: Rule = ({ parts }) =>
  parts.flatMap((part) =>
    [...fieldsOf(part)].flatMap(([name, , { language }]) => {
      if (language === undefined || language === part.language) return [];
      const set = `The QueryLanguage is set to '${part.language}'`;
      return [
        error(part.location, `${set}, but field '${name}' is only supported for the '${language}' QueryLanguage`),
      ];
    }),
  );
