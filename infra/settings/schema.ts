import { type Check, flag, integer, listOf, oneOf, optional, partial, recordOf, text } from "./check";

/** What a stack may change about one function. */
export interface FunctionOverride {
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** How many copies may run at once; 0 stops the function. */
  readonly reservedConcurrency: number;
}

/** A setting: its type and default as `Pulumi.yaml` declares them, and the rule its value must pass. */
export interface Setting<T> {
  readonly type: "string" | "integer" | "boolean" | "array" | "object";
  readonly default: unknown;
  readonly check: Check<T>;
}

/** The periods that CloudWatch Logs offers. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const functionOverride = partial<FunctionOverride>({
  memoryMb: integer({ least: 128, most: 10_240 }),
  timeoutSeconds: integer({ least: 1, most: 900 }),
  reservedConcurrency: integer({ least: 0, most: 1000 }),
});

/**
 * Every setting of a stack. `Pulumi.yaml` declares the same types and defaults, so that `pulumi config` knows them too; a
 * test holds the two equal.
 */
export const SETTINGS = {
  workflows: setting("array", [], listOf(text(/^[a-z][a-z0-9-]*$/, "the kebab-case name of a workflow"))),
  logLevel: setting("string", "ERROR", oneOf(["ALL", "ERROR", "FATAL", "OFF"])),
  logExecutionData: setting("boolean", false, flag),
  logRetentionDays: setting("integer", 30, oneOf(RETENTION_DAYS)),
  tracing: setting("boolean", true, flag),
  alertEmail: setting(
    "string",
    "",
    optional(text(/^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}\.[a-zA-Z]{2,63}$/, "an e-mail address")),
  ),
  functions: setting("object", {}, recordOf(functionOverride)),
  parameters: setting("object", {}, recordOf(recordOf(integer({ least: 0, most: 31_536_000 })))),
  protectData: setting("boolean", false, flag),
  tags: setting(
    "object",
    {},
    recordOf(text(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u, "a tag value of AWS's letters, at most 256")),
  ),
  kmsKeyArn: setting(
    "string",
    "",
    optional(
      text(
        /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[a-zA-Z0-9-]+$/,
        "the ARN of a KMS key, arn:aws:kms:REGION:ACCOUNT:key/ID",
      ),
    ),
  ),
} satisfies Readonly<Record<string, Setting<unknown>>>;

function setting<T>(type: Setting<T>["type"], fallback: unknown, check: Check<T>): Setting<T> {
  return { type, default: fallback, check };
}
