import type { IntrinsicCall } from "./call";

/**
 * The variables that a call reads, without their `$`.
 *
 * @example
 * const call = parseIntrinsic("States.MathAdd($total, 1)");
 * const variables = call.ok ? variablesOfCall(call.value) : [];
 */
export function variablesOfCall(call: IntrinsicCall): readonly string[] {
  const found = call.arguments.flatMap((argument) => {
    if (argument.kind === "call") return variablesOfCall(argument.call);
    return argument.kind === "path" ? (argument.path.variable ?? []) : [];
  });
  return [...new Set(found)];
}
