import type { Rule } from "./context";
import { error, list } from "./finding";

const LIMITS = [
  "MaxItemsPerBatch",
  "MaxItemsPerBatchPath",
  "MaxInputBytesPerBatch",
  "MaxInputBytesPerBatchPath",
] as const;

/** An ItemBatcher says how large a batch may grow. */
export const itemBatchers: Rule = ({ parts }) =>
  parts
    .filter(({ name, value }) => name === "ItemBatcher" && !LIMITS.some((field) => Object.hasOwn(value, field)))
    .map(({ location }) =>
      error(location, `This object should have at least one of the following fields: ${list(LIMITS)}`),
    );
