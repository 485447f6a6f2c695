import { type IntrinsicCall, isIntrinsic, parseIntrinsic } from "../intrinsics";
import { parsePath } from "../jsonpath";
import { fieldsOf, isOpen, type Rule } from "./context";
import { error } from "./finding";

const TEXT_FUNCTIONS: ReadonlySet<string> = new Set([
  "States.Format",
  "States.JsonToString",
  "States.ArrayGetItem",
  "States.Base64Encode",
  "States.Base64Decode",
  "States.Hash",
  "States.UUID",
]);

/** ErrorPath and CausePath hold a reference path, or an intrinsic function that returns a string. */
export const failPaths: Rule = (context) =>
  context.parts
    .filter(({ language }) => language === "JSONPath")
    .flatMap((part) =>
      [...fieldsOf(part)]
        .filter(([, value, { expression }]) => expression === "textPath" && typeof value === "string")
        .filter(([, value]) => !isOpen(context, value) && !isTextPath(value as string))
        .map(([name]) =>
          error(
            `${part.location}/${name}`,
            "The value for the field must be a valid JSONPath or an intrinsic function that returns a string " +
              "(Format, JsonToString, ArrayGetItem, Base64Encode, Base64Decode, Hash, or UUID)",
          ),
        ),
    );

function isTextPath(text: string): boolean {
  if (!isIntrinsic(text)) {
    const path = parsePath(text);
    return text.startsWith("$") && path.ok && path.value.reference;
  }
  const call = parseIntrinsic(text);
  return call.ok && returnsText(call.value);
}

function returnsText({ name }: IntrinsicCall): boolean {
  return TEXT_FUNCTIONS.has(name.startsWith("States.") ? name : `States.${name}`);
}
