import { type IntrinsicArgument, type IntrinsicCall, isIntrinsic, parseIntrinsic } from "../intrinsics";
import type { Argument } from "./argument";

/**
 * Reads the expression of a `.$` field as far as it is written out: texts that States.Format puts together.
 *
 * @example foldPath("States.Format('photos/{}', $.key)") // pattern "photos/*"
 */
export function foldPath(expression: string): Argument {
  if (!isIntrinsic(expression)) return { kind: "runtime", expression };
  const parsed = parseIntrinsic(expression);
  return parsed.ok ? foldCall(parsed.value, expression) : { kind: "runtime", expression };
}

function foldCall({ name, arguments: [template, ...values] }: IntrinsicCall, expression: string): Argument {
  if (name !== "States.Format" || template?.kind !== "text") return { kind: "runtime", expression };
  const parts = values.map(foldValue);
  const pattern = parts.reduce<string>((text, part) => text.replace("{}", () => part ?? "*"), template.value);
  return parts.includes(undefined) ? { kind: "runtime", expression, pattern } : { kind: "text", text: pattern };
}

/** The text of a value, or undefined where only the run knows it. */
function foldValue(value: IntrinsicArgument): string | undefined {
  if (value.kind === "text") return value.value;
  if (value.kind === "literal") return String(value.value);
  if (value.kind === "path") return undefined;
  const folded = foldCall(value.call, value.call.text);
  return folded.kind === "text" ? folded.text : undefined;
}
