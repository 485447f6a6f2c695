import type { StateMachineType } from "./definition";
import type { Diagnostic } from "./diagnostic";
import { isJsonObject } from "./json";
import { RULES } from "./rules";
import { ADVICE } from "./rules/advice";
import { createContext } from "./rules/context";
import { error } from "./rules/finding";

/** How a definition is to be validated. */
export interface ValidateOptions {
  /** @default "STANDARD" */
  readonly type?: StateMachineType;
  /**
   * Whether `${Name}` texts stand for values that a deployment fills in, as in SAM and CDK templates. When false they
   * are read as they stand, as AWS would.
   * @default true
   */
  readonly substitutions?: boolean;
}

/** Deeper JSON than any definition needs, and shallow enough for every rule to walk. */
const MAXIMUM_DEPTH = 500;

/**
 * Everything wrong with a definition: errors, for which AWS refuses it, and warnings. Takes any JSON value and never
 * throws; the definition is not changed.
 *
 * @example validate({ StartAt: "A", States: { A: { Type: "Pass", Next: "B" } } })
 * // [{ code: "MISSING_TRANSITION_TARGET", severity: "error", location: "/States/A/Next", message: "Missing 'Next' target: B" }]
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function validate(definition: unknown, options: ValidateOptions = {}): readonly Diagnostic[] {
  const { type = "STANDARD", substitutions = true } = options;
  if (!isJsonObject(definition)) return [error("/", "Definition must be a valid JSON object")];
  if (isDeeperThan(definition, MAXIMUM_DEPTH)) return [tooDeep()];
  const context = createContext(definition, { type, substitutions });
  return [...RULES, ...ADVICE].flatMap((rule) => rule(context));
}

function tooDeep(): Diagnostic {
  return error("/", `The definition is nested more than ${MAXIMUM_DEPTH} levels deep`, { code: "TOO_DEEPLY_NESTED" });
}

function isDeeperThan(value: object, maximum: number): boolean {
  let level: object[] = [value];
  for (let depth = 0; depth <= maximum; depth++) {
    level = level.flatMap((holder) => Object.values(holder).filter((inner) => typeof inner === "object" && inner));
    if (level.length === 0) return false;
  }
  return true;
}
