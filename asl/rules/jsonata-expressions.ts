import { isJsonata, parseJsonata } from "../jsonata/parse";
import { isOpen, type Rule } from "./context";
import { error } from "./finding";
import { type JsonataText, jsonataTextsOf } from "./jsonata-texts";

/** Every JSONata text closes and parses: `Expected "]", got ","`. */
export const jsonataExpressions: Rule = (context) =>
  context.parts.flatMap((part) =>
    [...jsonataTextsOf(part)].filter(({ text }) => !isOpen(context, text)).flatMap(syntaxErrors),
  );

function syntaxErrors({ text, location }: JsonataText) {
  if (!isJsonata(text)) return [error(location, "JSONata string must start with {% and end with %}")];
  const parsed = parseJsonata(text);
  if (parsed.ok) return [];
  const fix = `See character ${parsed.offset + 1} of the expression.`;
  return [error(location, parsed.message, { code: "INVALID_JSONATA_EXPRESSION", fix })];
}
