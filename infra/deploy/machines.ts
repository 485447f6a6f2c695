import * as pulumi from "@pulumi/pulumi";
import type { PolicyDocuments } from "../../asl/policy";
import { bind } from "../../dsl";
import type { LambdaFunction } from "../components/lambda-function";
import { WorkflowStateMachine } from "../components/state-machine";
import { arnOf } from "../plan/names";
import { placeholderOf } from "../plan/placeholders";
import type { MachinePlan } from "../plan/stack-plan";
import { type DeployContext, stackArgs } from "./context";
import { customised } from "./data";
import { attributesOf, type Deployed, resolveBinding } from "./deployed";
import { policyTexts } from "./policy-text";
import { siteOf } from "./triggers";

type Machines = ReadonlyMap<string, WorkflowStateMachine>;
type Functions = ReadonlyMap<string, LambdaFunction>;

/** Deploys the machines, each after those that it starts. */
export function deployMachines(context: DeployContext, data: Deployed, functions: Functions): Machines {
  const machines = new Map<string, WorkflowStateMachine>();
  for (const plan of context.plan.machines) {
    const earlier = startable(context, machines);
    const machine = deployMachine(
      context,
      plan,
      runtimeView(data, functions, earlier),
      grantView(data, functions, earlier),
    );
    machines.set(plan.name, machine);
  }
  return machines;
}

/** Machines by every name that a binding may have for them: the one of the catalog, and the workflow's own. */
function startable({ plan }: DeployContext, machines: Machines): Machines {
  const named = plan.machines.flatMap(({ name, workflowName }) => {
    const machine = machines.get(name);
    return machine ? [[workflowName, machine] as const] : [];
  });
  return new Map([...named, ...machines]);
}

/** What a definition names: the versions of functions and the aliases of machines that this deploy made. */
function runtimeView(data: Deployed, functions: Functions, machines: Machines): Deployed {
  return new Map([
    ...data,
    ...[...functions].map(([name, { versionArn, physicalName, version }]) => {
      return [`function/${name}`, { Arn: versionArn, Name: pulumi.interpolate`${physicalName}:${version}` }] as const;
    }),
    ...[...machines].map(([name, { aliasArn, physicalName }]) => {
      return [`stateMachine/${name}`, { Arn: aliasArn, Name: physicalName }] as const;
    }),
  ]);
}

/** What a role is granted: functions and machines whole, so that executions of older versions keep their rights. */
function grantView(data: Deployed, functions: Functions, machines: Machines): Deployed {
  return new Map([
    ...data,
    ...[...functions].map(([name, component]) => [`function/${name}`, attributesOf(component)] as const),
    ...[...machines].map(([name, component]) => [`stateMachine/${name}`, attributesOf(component)] as const),
  ]);
}

function deployMachine(
  context: DeployContext,
  plan: MachinePlan,
  runtime: Deployed,
  granted: Deployed,
): WorkflowStateMachine {
  const { name, machineName, type } = plan;
  const { logLevel, logExecutionData, logRetentionDays, tracing } = context.settings;
  return new WorkflowStateMachine(name, {
    ...stackArgs(context),
    machineName,
    type,
    definition: definitionText(plan, runtime),
    policies: policyTexts(context, granted, context.policies.machines.get(name) as PolicyDocuments),
    accountId: context.accountId,
    machineArn: siteOf(context).apply((site) => arnOf("stateMachine", site, machineName)),
    logLevel,
    logExecutionData,
    logRetentionDays,
    tracing,
    alarmActions: context.alarmActions,
    ...customised(context.customisation.machines?.[name]),
  });
}

/** The definition as JSON text, with deployed values in the places of bindings. */
function definitionText({ definition, bindings }: MachinePlan, deployed: Deployed): pulumi.Output<string> {
  const values = pulumi.all(bindings.map((binding) => resolveBinding(deployed, binding)));
  return values.apply((values) => {
    const byBinding = new Map(bindings.map((binding, index) => [placeholderOf(binding), values[index] as string]));
    return JSON.stringify(bind(definition, (binding) => byBinding.get(placeholderOf(binding)) as string));
  });
}
