import type { IntegrationResource } from "../resource";
import { claimsOf, claimsRoles, isWhole } from "./action-claims";
import { type Argument, fieldOf } from "./argument";
import type { ArnScope } from "./arn";
import { type Claim, claimEach, claimFrom, type TaskCall, waitsForJob } from "./claim";
import { lookUp } from "./look-up";
import { OPTIMISED_ACCESS, type OptimisedAccess } from "./optimised-access";
import { prefixOfClient, type SdkOperation, sdkOperation } from "./sdk-operations";
import { manageApi } from "./services/api-gateway";
import { passedRoles } from "./services/pass-role";

/** The SDK clients behind optimised integrations whose names differ. */
const CLIENTS: Readonly<Record<string, string>> = {
  elasticmapreduce: "emr",
  events: "eventbridge",
  states: "sfn",
};

/** The parts of a Task's surroundings that its claims depend on. */
export type TaskSurroundings = Pick<TaskCall, "arguments" | "scope" | "machineArn" | "allow">;

/** What an integration needs; or that AWS has no such service, or names no IAM action for it. */
export type IntegrationClaims =
  | { readonly kind: "claims"; readonly claims: readonly Claim[] }
  | { readonly kind: "unknownService" }
  | { readonly kind: "unlisted" };

/** What an integration needs, by its Resource and its arguments. */
export function integrationClaims(resource: IntegrationResource, surroundings: TaskSurroundings): IntegrationClaims {
  const { service, action: operation, pattern, sdk } = resource;
  const client = sdk ? service : clientOf(service, operation);
  const prefix = prefixOfClient(client) ?? (sdk ? undefined : service);
  if (prefix === undefined) return { kind: "unknownService" };
  const access = sdk ? {} : (lookUp(OPTIMISED_ACCESS, `${service}:${operation}`) ?? {});
  const known = sdkOperation(client, access.actions?.at(-1)?.split(":")[1] ?? operation);
  const actions = access.actions ?? known?.actions ?? [];
  if (actions.length === 0 && access.actions === undefined && !isWhole(prefix, operation)) return { kind: "unlisted" };
  const call: TaskCall = { prefix, operation, pattern, ...surroundings };
  return { kind: "claims", claims: [...ownClaims(call, actions, access, known), ...sideClaims(call, known)] };
}

/** The actions of the call itself, and of waiting for what it starts. */
function ownClaims(
  call: TaskCall,
  actions: readonly string[],
  { sync = [], rule }: OptimisedAccess,
  known: SdkOperation | undefined,
): readonly Claim[] {
  if (known?.path !== undefined) return manageApi(actions, known.path, call.arguments, call.scope);
  if (!waitsForJob(call)) return claimsOf(call, actions);
  return [...claimsOf(call, [...actions, ...sync]), ...(rule === undefined ? [] : ruleClaims(rule, call.scope))];
}

/** What the arguments ask for besides: tags, and roles that are handed on. */
function sideClaims(call: TaskCall, known: SdkOperation | undefined): readonly Claim[] {
  if (known === undefined || isWhole(call.prefix, call.operation)) return [];
  const { tagging, passesRoles } = known;
  return [
    ...(tagging !== undefined && isTagged(call.arguments) ? taggingClaims(tagging, call) : []),
    ...(passesRoles && !claimsRoles(call) ? passedRoles(call.prefix, call.arguments, call.scope) : []),
  ];
}

function clientOf(service: string, operation: string): string {
  if (service === "bedrock" && operation === "invokeModel") return "bedrockruntime";
  return lookUp(CLIENTS, service) ?? service;
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
