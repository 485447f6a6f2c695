import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { PrivateTopic } from "../components/topic";
import { transformed } from "../components/transform";
import { dashboardBody } from "../plan/dashboard";
import { physicalName } from "../plan/names";
import type { PreparedStack } from "../prepare";
import { type Customisation, type DeployContext, stackArgs, whereAmI } from "./context";
import { customised, deployData } from "./data";
import { deployFunctions } from "./functions";
import { deployMachines } from "./machines";
import { type DeployedStack, type StackOutputs, stackOutputs } from "./outputs";
import { deployTriggers } from "./triggers";

/**
 * Registers every resource of a stack that was prepared without a finding.
 *
 * @param customisation changes to resources inside components, for what the settings do not offer
 * @example deployStack(prepared, { machines: { "rider-photo": { stateMachine: { tracingConfiguration: { enabled: false } } } } })
 */
export function deployStack(prepared: PreparedStack, customisation: Customisation = {}): StackOutputs {
  const context = createContext(prepared, customisation);
  const data = deployData(context);
  const functions = deployFunctions(context, data);
  const machines = deployMachines(context, data, functions);
  const triggers = new Map(
    context.plan.machines.flatMap((plan) => {
      const machine = machines.get(plan.name);
      return machine ? [...deployTriggers(context, data, plan, machine)] : [];
    }),
  );
  const dashboardName = deployDashboard(context, { functions, machines });
  return stackOutputs(context, { data, functions, machines, triggers, dashboardName });
}

function createContext(prepared: PreparedStack, customisation: Customisation): DeployContext {
  const { accountId, partition } = whereAmI();
  const { alertEmail } = prepared.settings;
  const emails = alertEmail === undefined ? [] : [alertEmail];
  const alerts = emails.map(
    (email) =>
      new PrivateTopic("alerts", {
        ...stackArgs(prepared),
        displayName: `${prepared.plan.identity.project} ${prepared.plan.identity.stack} alerts`,
        emails: [email],
        alarmsOf: accountId,
        ...customised(customisation.topics?.["alerts"]),
      }),
  );
  return { ...prepared, accountId, partition, customisation, alarmActions: alerts.map(({ arn }) => arn) };
}

function deployDashboard(
  { plan, settings: { region }, customisation }: DeployContext,
  { functions, machines }: Pick<DeployedStack, "functions" | "machines">,
): pulumi.Output<string> {
  const arns = pulumi.all(Object.fromEntries([...machines].map(([name, { arn }]) => [name, arn])));
  const names = pulumi.all(Object.fromEntries([...functions].map(([name, deployed]) => [name, deployed.physicalName])));
  const body = pulumi
    .all([arns, names])
    .apply(([machines, functions]) => dashboardBody({ region, machines, functions }));
  const args = { dashboardName: physicalName(plan.identity), dashboardBody: pulumi.jsonStringify(body) };
  return new aws.cloudwatch.Dashboard(...transformed(customisation.dashboard, "dashboard", args, {})).dashboardName;
}
