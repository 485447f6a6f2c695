import { isJsonObject } from "../json";
import { parseResource } from "../resource";
import { isOpen, type Rule } from "./context";
import { error } from "./finding";

/** Credentials name a role to assume, and activities take none. */
export const credentials: Rule = (context) =>
  context.states.flatMap(({ name, value, location }) => {
    const { Credentials: given, Resource: arn } = value;
    if (name !== "Task" || given === undefined || isOpen(context, given)) return [];
    if (typeof arn === "string" && parseResource(arn).kind === "activity") {
      return [error(location, "The field 'Credentials' is not supported for activities")];
    }
    if (!isJsonObject(given) || Object.hasOwn(given, "RoleArn") || Object.hasOwn(given, "RoleArn.$")) return [];
    return [error(`${location}/Credentials`, "The field 'RoleArn' is required but was missing")];
  });
