import type { TaskState } from "../definition";
import type { IntegrationResource } from "../resource";
import { claimsOf, isWhole } from "./action-claims";
import { type Argument, fieldOf } from "./argument";
import type { ArnScope } from "./arn";
import { type Claim, claimEach, claimFrom, type TaskCall, waitsForJob } from "./claim";
import { OPTIMISED_ACCESS } from "./optimised-access";
import { prefixOfClient, sdkOperation } from "./sdk-operations";
import { passedRoles } from "./services/pass-role";

/** The SDK clients behind optimised integrations whose names differ. */
const CLIENTS: Readonly<Record<string, string>> = {
  elasticmapreduce: "emr",
  events: "eventbridge",
  states: "sfn",
};

/** The parts of a Task's surroundings that its claims depend on. */
export type TaskSurroundings = Pick<TaskCall, "arguments" | "scope" | "machineArn" | "allow">;

/** What an integration needs, or undefined where AWS has no such service. */
export function integrationClaims(
  resource: IntegrationResource,
  surroundings: TaskSurroundings,
): readonly Claim[] | undefined {
  const { service, action: operation, pattern, sdk } = resource;
  const client = sdk ? service : clientOf(service, operation);
  const prefix = prefixOfClient(client) ?? (sdk ? undefined : service);
  if (prefix === undefined) return undefined;
  const call: TaskCall = { prefix, operation, pattern, ...surroundings };
  const access = sdk ? {} : (OPTIMISED_ACCESS[`${service}:${operation}`] ?? {});
  const known = sdkOperation(client, operation);
  const actions = access.actions ?? known?.actions ?? [];
  const waiting = waitsForJob(call);
  return [
    ...claimsOf(call, waiting ? [...actions, ...(access.sync ?? [])] : actions),
    ...(waiting && access.rule !== undefined ? ruleClaims(access.rule, call.scope) : []),
    ...(known?.tagging !== undefined && isTagged(call.arguments) ? taggingClaims(known.tagging, call) : []),
    ...(known?.passesRoles === true && !isWhole(prefix, operation) && operation !== "runTask"
      ? passedRoles(prefix, call.arguments, call.scope)
      : []),
  ];
}

function clientOf(service: string, operation: string): string {
  if (service === "bedrock" && operation === "invokeModel") return "bedrockruntime";
  return CLIENTS[service] ?? service;
}

/** Step Functions keeps one rule per kind of job in each account, through which the events of its end arrive. */
function ruleClaims(rule: string, { partition, region, account }: ArnScope): readonly Claim[] {
  const arns = [`arn:${partition}:events:${region}:${account}:rule/${rule}`];
  return claimEach(["events:DescribeRule", "events:PutRule", "events:PutTargets"], { kind: "arns", arns });
}

const TAG_ARGUMENTS = ["Tags", "tags", "PropagateTags", "EnableECSManagedTags"];

function isTagged(given: Argument): boolean {
  return given.kind === "object" && TAG_ARGUMENTS.some((name) => given.fields.has(name));
}

function taggingClaims(action: string, { operation, arguments: given }: TaskCall): readonly Claim[] {
  return claimEach([action], { kind: "named", arguments: given, createdBy: operation });
}

/** `sts:AssumeRole` for a Task that acts in another role. The role, not the machine's own, needs what the Task does. */
export function credentialClaims(credentials: Argument): readonly Claim[] {
  const role = fieldOf(credentials, "RoleArn");
  return claimEach(
    ["sts:AssumeRole"],
    claimFrom(role, "Credentials.RoleArn", (arn) => [arn]),
  );
}

/** Whether a Task acts in another role than the machine's. */
export function actsInOtherRole(state: TaskState): boolean {
  return state.Credentials !== undefined;
}
