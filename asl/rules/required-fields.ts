import type { Rule } from "./context";
import { error, list } from "./finding";

/** Fields that must be there: `These fields are required: [States, StartAt]`. */
export const requiredFields: Rule = ({ parts }) =>
  parts.flatMap(({ value, shape, location }) => {
    const missing = (shape.required ?? []).filter((field) => !Object.hasOwn(value, field));
    return missing.length === 0 ? [] : [error(location, `These fields are required: ${list(missing)}`)];
  });
