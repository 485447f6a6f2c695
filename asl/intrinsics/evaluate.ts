import { type Json, printJson } from "../json";
import { type PathScope, readPathIn } from "../jsonpath";
import { Arguments } from "./arguments";
import type { IntrinsicArgument, IntrinsicCall } from "./call";
import { IntrinsicFailure, InvalidArguments } from "./failure";
import type { ChanceSource } from "./intrinsic";
import { INTRINSICS, isIntrinsicName } from "./table";

/** What a call reads its arguments from, and where its chance comes from. */
export interface IntrinsicScope extends PathScope, ChanceSource {}

/**
 * Evaluates a parsed call.
 *
 * @throws IntrinsicFailure with AWS's error name and the text of its cause.
 * @example
 * const call = parseIntrinsic("States.MathAdd($.count, 1)");
 * const scope = { input: { count: 1 }, context: {}, variables: {}, random: Math.random, uuid: randomUUID };
 * const sum = call.ok ? evaluateIntrinsic(call.value, scope) : undefined;
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function evaluateIntrinsic(call: IntrinsicCall, scope: IntrinsicScope): Json {
  const { name } = call;
  if (!isIntrinsicName(name)) throw failureOf(call, `there is no function '${name}'`);
  const values = call.arguments.map((argument, index) => evaluateArgument(argument, index, call, scope));
  try {
    return INTRINSICS[name].evaluate(new Arguments(name, values), scope);
  } catch (error) {
    if (error instanceof InvalidArguments) throw failureOf(call, error.message);
    if (error instanceof RangeError) throw failureOf(call, "the arguments are nested too deeply or too long");
    throw error;
  }
}

function evaluateArgument(
  argument: IntrinsicArgument,
  index: number,
  call: IntrinsicCall,
  scope: IntrinsicScope,
): Json {
  switch (argument.kind) {
    case "literal":
      return argument.value;
    case "text":
      return call.name === "States.Format" && index === 0 ? argument.source : argument.value;
    case "call":
      return evaluateIntrinsic(argument.call, scope);
    case "path": {
      const result = readPathIn(argument.path, scope);
      if (result.found) return result.value;
      throw missingArgument(call, argument.path.text, scope.input);
    }
    default:
      return argument satisfies never;
  }
}

function failureOf(call: IntrinsicCall, message: string): IntrinsicFailure {
  return new IntrinsicFailure(`The function '${call.text}' had the following error: ${message}`);
}

function missingArgument(call: IntrinsicCall, path: string, input: Json): IntrinsicFailure {
  const reason = `The JsonPath argument for the field '${path}' could not be found in the input '${printJson(input)}'`;
  return new IntrinsicFailure(`The function '${call.text}' had the following error: ${reason}`, "States.Runtime");
}
