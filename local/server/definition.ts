import type { StateMachineType } from "../../asl/definition";
import type { Diagnostic } from "../../asl/diagnostic";
import { parseDefinition } from "../../asl/json-text";
import { validate } from "../../asl/validate";
import { AwsError } from "../aws/aws-error";

/** Everything wrong with a definition's text, as AWS would find it: placeholders are no values yet. */
export function diagnose(text: string, type: StateMachineType): readonly Diagnostic[] {
  const parsed = parseDefinition(text);
  if (!parsed.ok) return parsed.diagnostics;
  return [...parsed.diagnostics, ...validate(parsed.definition, { type, substitutions: false })];
}

/** @throws AwsError InvalidDefinition, with all errors */
export function checkDefinition(text: string, type: StateMachineType): void {
  const errors = diagnose(text, type).filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  const texts = errors.map(({ code, message, location }) => `${code}: ${message} at ${location}`);
  throw new AwsError("InvalidDefinition", `Invalid State Machine Definition: '${texts.join(", ")}'`);
}
