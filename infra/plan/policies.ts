import type { Diagnostic } from "../../asl/diagnostic";
import {
  type DeclaredGrant,
  type DerivedPolicy,
  declaredPolicy,
  derivePolicy,
  type PolicyDocuments,
  policyDocuments,
} from "../../asl/policy";
import { bind } from "../../dsl";
import type { Allowed } from "../../dsl/declare/deployment";
import type { Grant } from "../../dsl/declare/resource";
import type { Settings } from "../settings/settings";
import { inWorkflow } from "./machines";
import { arnOf, type Site } from "./names";
import { placeholderOf } from "./placeholders";
import type { FunctionPlan, MachinePlan, StackPlan } from "./stack-plan";

/** Policies of roles, with placeholders for what only deployment knows. */
export interface StackPolicies {
  /** By name of the workflow. */
  readonly machines: ReadonlyMap<string, PolicyDocuments>;
  /** By declared name of the function. */
  readonly functions: ReadonlyMap<string, PolicyDocuments>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The placeholders that policies use for where they are deployed. */
export const HERE: Site = { partition: "${AWS::Partition}", region: "${AWS::Region}", accountId: "${AWS::AccountId}" };

/** Derives what each role of a stack may do: machines from their definitions, functions from what they declare. */
export async function derivePolicies(plan: StackPlan, settings: Settings): Promise<StackPolicies> {
  const machines = await Promise.all(
    plan.machines.map(async (machine) => [machine.name, await machinePolicy(machine, plan, settings)] as const),
  );
  const functions = await Promise.all(
    plan.functions.map(
      async (planned) => [planned.declaration.name, await functionPolicy(planned, plan, settings)] as const,
    ),
  );
  return {
    machines: documents(machines),
    functions: documents(functions),
    diagnostics: [
      ...machines.flatMap(([name, { diagnostics }]) =>
        diagnostics.filter(isError).map((found) => inWorkflow(name, found)),
      ),
      ...functions.flatMap(([name, { diagnostics }]) =>
        diagnostics.filter(isError).map((found) => ({ ...found, location: `handlers/functions.ts, ${name}` })),
      ),
    ],
  };
}

function documents(policies: readonly (readonly [string, DerivedPolicy])[]): ReadonlyMap<string, PolicyDocuments> {
  return new Map(policies.map(([name, { statements }]) => [name, policyDocuments(statements)]));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

function machinePolicy(machine: MachinePlan, plan: StackPlan, settings: Settings): Promise<DerivedPolicy> {
  const { machineName, definition, allow } = machine;
  const { kmsKeyArn, tracing } = settings;
  return derivePolicy(bind(definition, placeholderOf), {
    name: machineName,
    allow: Object.fromEntries(Object.entries(allow).map(([state, places]) => [state, places.map(placeOf)])),
    tracing,
    logGroupArn: `${logGroupArn(`/aws/vendedlogs/states/${machineName}`)}:*`,
    encryptionKeys: encryptionKeys(plan, settings),
    ...(kmsKeyArn !== undefined && { machineKeyArn: kmsKeyArn }),
  });
}

function functionPolicy(
  { declaration, functionName }: FunctionPlan,
  plan: StackPlan,
  settings: Settings,
): Promise<DerivedPolicy> {
  const log = `${logGroupArn(`/aws/lambda/${functionName}`)}:log-stream:*`;
  // Environment variables need no mention: Lambda itself grants the role their key.
  const own: readonly DeclaredGrant[] = [
    { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resource: log },
    ...(settings.tracing ? [{ actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"] }] : []),
  ];
  const grants = [...own, ...declaration.allows.map(grantOf)];
  return declaredPolicy(grants, { encryptionKeys: encryptionKeys(plan, settings) });
}

function grantOf({ actions, on }: Grant): DeclaredGrant {
  return on === undefined ? { actions } : { actions, resource: placeOf(on) };
}

function placeOf(allowed: Allowed): string {
  return typeof allowed === "string" ? allowed : placeholderOf(allowed.resource) + (allowed.suffix ?? "");
}

/** The stack's key by what it encrypts, in both ways in which a statement may write an ARN. */
function encryptionKeys(
  { buckets, tables, topics }: StackPlan,
  { kmsKeyArn }: Settings,
): Readonly<Record<string, string>> {
  if (kmsKeyArn === undefined) return {};
  const arns = [...buckets, ...tables, ...topics].flatMap(({ kind, arn, physicalName }) => [
    placeholderOf(arn),
    arnOf(kind, HERE, placeholderOf(physicalName)),
  ]);
  return Object.fromEntries(arns.map((arn) => [arn, kmsKeyArn]));
}

function logGroupArn(name: string): string {
  return `arn:${HERE.partition}:logs:${HERE.region}:${HERE.accountId}:log-group:${name}`;
}
