import type { IntegrationPattern } from "../resource";
import type { Argument } from "./argument";
import type { ArnScope } from "./arn";
import type { PolicyConditions } from "./statement";

/** What an action is wanted on, before the service authorization reference is asked. */
export type Claimed =
  /** These ARNs. */
  | { readonly kind: "arns"; readonly arns: readonly string[]; readonly reason?: string }
  /** What the arguments name, of the types of resource that the action works on; or only what an operation creates. */
  | { readonly kind: "named"; readonly arguments: Argument; readonly createdBy?: string }
  /** Nothing that a policy could name. */
  | { readonly kind: "any"; readonly reason: string }
  /** Something that only the run knows; `what` tells the author, `FunctionName ($.name)`. */
  | Runtime;

/** What only the run knows, and the ARNs that it would be if the author allows one of these. */
export interface Runtime {
  readonly kind: "runtime";
  readonly what: string;
  readonly arnsOf?: (allowed: string) => readonly string[];
}

/** One IAM action that a state needs. */
export interface Claim {
  readonly action: string;
  readonly on: Claimed;
  readonly conditions?: PolicyConditions;
}

/** A call that a Task state makes, for the tables that know what it needs. */
export interface TaskCall {
  /** The IAM prefix, `states`. */
  readonly prefix: string;
  /** The operation as written, `startExecution`. */
  readonly operation: string;
  readonly pattern: IntegrationPattern;
  readonly arguments: Argument;
  readonly scope: ArnScope;
  /** ARN of the machine that makes the call. */
  readonly machineArn: string;
  /** ARNs that the author allows in this state. */
  readonly allow: readonly string[];
}

/** Whether Step Functions waits for the job to end. */
export function waitsForJob({ pattern }: Pick<TaskCall, "pattern">): boolean {
  return pattern === "sync" || pattern === "sync:2";
}

/** A claim for each action, all on the same. */
export function claimEach(actions: readonly string[], on: Claimed, conditions?: PolicyConditions): readonly Claim[] {
  return actions.map((action) => ({ action, on, ...(conditions && { conditions }) }));
}

/** What is claimed where a name in the arguments is needed: the ARNs made of it, or an admission that the run knows it. */
export function claimFrom(
  argument: Argument | undefined,
  name: string,
  arnsOf: (text: string) => readonly string[],
): Claimed {
  if (argument?.kind === "text" && !isPattern(argument.text)) return { kind: "arns", arns: arnsOf(argument.text) };
  return { kind: "runtime", what: describe(argument, name), arnsOf };
}

/** Whether a text would be a pattern in a policy: a call's argument never means more than one thing. */
export function isPattern(text: string): boolean {
  return /[*]|\?(?!versionId=)/.test(text);
}

/** How a value that only the run knows is told to the author. */
export function describe(argument: Argument | undefined, name: string): string {
  if (argument?.kind === "text") return `${name} "${argument.text}", which names no single thing`;
  return argument?.kind === "runtime" ? `${name} (${argument.expression})` : `${name}, which is not given`;
}
