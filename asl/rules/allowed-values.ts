import { didYouMean } from "../nearest";
import { fieldsOf, isOpen, type Rule } from "./context";
import { error, list } from "./finding";

/** Texts of which AWS knows only a few: `Value should be one of the following: [NONE, FULL]`. */
export const allowedValues: Rule = (context) =>
  context.parts.flatMap((part) =>
    [...fieldsOf(part)].flatMap(([name, value, { oneOf }]) => {
      if (oneOf === undefined || typeof value !== "string" || oneOf.includes(value)) return [];
      if (isOpen(context, value) || value.startsWith("{%")) return [];
      const fix = didYouMean(value, oneOf);
      const message = `Value should be one of the following: ${list(oneOf)}`;
      return [error(`${part.location}/${name}`, message, fix === undefined ? {} : { fix })];
    }),
  );
