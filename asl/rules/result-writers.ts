import { isOpen, type Rule } from "./context";
import { error, list } from "./finding";

const WRITERS = /^arn:[^:]+:states:::s3:putObject$/;
const PURPOSES = ["Resource", "WriterConfig"] as const;

/** A ResultWriter puts results into S3, shapes them, or both. */
export const resultWriters: Rule = (context) =>
  context.parts
    .filter(({ name }) => name === "ResultWriter")
    .flatMap(({ value, location }) => {
      if (!PURPOSES.some((field) => Object.hasOwn(value, field))) {
        return [error(location, `This object should have at least one of the following fields: ${list(PURPOSES)}`)];
      }
      const arn = value["Resource"];
      if (typeof arn !== "string" || isOpen(context, arn) || WRITERS.test(arn)) return [];
      return [error(location, "The field 'Resource' does not match any of the allowed values")];
    });
