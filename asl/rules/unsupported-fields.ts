import { didYouMean } from "../nearest";
import type { Rule } from "./context";
import { error } from "./finding";

/** Fields that do not exist where they stand: `Field 'Resutl' is not supported`. */
export const unsupportedFields: Rule = ({ parts }) =>
  parts.flatMap(({ value, shape, location }) =>
    Object.keys(value)
      .filter((field) => !Object.hasOwn(shape.fields, field))
      .map((field) => {
        const fix = didYouMean(field, Object.keys(shape.fields));
        return error(location, `Field '${field}' is not supported`, fix === undefined ? {} : { fix });
      }),
  );
