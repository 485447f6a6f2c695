import type { Diagnostic } from "../diagnostic";
import { didYouMean } from "../nearest";
import { type Context, isOpen, type Part, type Rule } from "./context";
import { error, list } from "./finding";
import { OPERATORS } from "./shapes";

const HEADS = ["And", "Or", "Not", "Variable", "Condition"];

/** Every choice rule has one condition, and every comparison one operator. */
export const choiceRules: Rule = (context) =>
  context.parts
    .filter(({ name }) => name === "ChoiceRule" || name === "Condition")
    .flatMap((part) => [...headErrors(part), ...operatorErrors(part), ...conditionErrors(context, part)]);

function headErrors({ value, location }: Part): Diagnostic[] {
  if (HEADS.filter((field) => Object.hasOwn(value, field)).length === 1) return [];
  return [error(location, `The object must have only one of the following fields, ${list(HEADS)}`)];
}

function operatorErrors({ value, location }: Part): Diagnostic[] {
  const found = Object.keys(value).filter((field) => OPERATORS.has(field));
  if (!Object.hasOwn(value, "Variable")) return [];
  if (found.length > 1)
    return [error(location, `There should only be one of the following fields: ${list(OPERATORS)}`)];
  if (found.length === 1) return [];
  const message = `This object should have only one of the following fields: ${list(OPERATORS)}`;
  const meant = Object.keys(value)
    .map((field) => didYouMean(field, [...OPERATORS]))
    .find(Boolean);
  return [error(location, message, { fix: meant ?? "Add one operator, such as StringEquals, beside Variable." })];
}

function conditionErrors(context: Context, { value, location, language }: Part): Diagnostic[] {
  const condition = value["Condition"];
  if (language !== "JSONata" || condition === undefined || typeof condition === "boolean") return [];
  if (typeof condition !== "string") return [error(`${location}/Condition`, "Expected value of type Boolean")];
  if (condition.startsWith("{%") || isOpen(context, condition)) return [];
  return [error(`${location}/Condition`, "JSONata string must start with {% and end with %}")];
}
