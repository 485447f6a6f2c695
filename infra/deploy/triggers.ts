import * as pulumi from "@pulumi/pulumi";
import type { ScheduleTrigger, UploadTrigger as UploadDeclaration } from "../../dsl/declare/trigger";
import type { TriggerArgs } from "../components/common";
import type { DeadLetterQueue } from "../components/dead-letter-queue";
import { ExecutionSchedule } from "../components/schedule";
import type { WorkflowStateMachine } from "../components/state-machine";
import { UploadTrigger } from "../components/upload-trigger";
import { arnOf, type Site, triggerName } from "../plan/names";
import type { MachinePlan } from "../plan/stack-plan";
import { type DeployContext, stackArgs } from "./context";
import { customised } from "./data";
import { type Deployed, resolveBinding } from "./deployed";

/** A trigger, and the queue for what it could not start. */
export interface DeployedTrigger {
  readonly kind: "upload" | "schedule";
  readonly deadLetters: DeadLetterQueue;
}

/** Deploys what starts a machine, by the name it has in Pulumi. */
export function deployTriggers(
  context: DeployContext,
  data: Deployed,
  plan: MachinePlan,
  machine: WorkflowStateMachine,
): ReadonlyMap<string, DeployedTrigger> {
  const named = plan.triggers.map((trigger, index) => {
    return [triggerName(plan.name, trigger, index), trigger] as const;
  });
  return new Map(
    named.map(([name, trigger]) => {
      const { deadLetters } =
        trigger.kind === "upload"
          ? deployUpload(context, data, name, trigger, machine)
          : deploySchedule(context, name, trigger, machine);
      return [name, { kind: trigger.kind, deadLetters }];
    }),
  );
}

function deployUpload(
  context: DeployContext,
  data: Deployed,
  name: string,
  { bucket, prefix, input }: UploadDeclaration,
  machine: WorkflowStateMachine,
): UploadTrigger {
  return new UploadTrigger(name, {
    ...starting(context, machine),
    bucketName: resolveBinding(data, bucket.physicalName),
    ...(prefix !== undefined && { prefix }),
    ...(input !== undefined && { input }),
    ...customised(context.customisation.uploads?.[name]),
  });
}

function deploySchedule(
  context: DeployContext,
  name: string,
  { expression, timezone, input }: ScheduleTrigger,
  machine: WorkflowStateMachine,
): ExecutionSchedule {
  return new ExecutionSchedule(name, {
    ...starting(context, machine),
    expression,
    ...(timezone !== undefined && { timezone }),
    input,
    groupArn: siteOf(context).apply((site) => arnOf("scheduleGroup", site, "default")),
    ...customised(context.customisation.schedules?.[name]),
  });
}

function starting(context: DeployContext, { arn, aliasArn }: WorkflowStateMachine): TriggerArgs {
  return { ...stackArgs(context), machineArn: arn, aliasArn, accountId: context.accountId };
}

/** The place that ARNs of this stack are made for. */
export function siteOf({ partition, accountId, settings: { region } }: DeployContext): pulumi.Output<Site> {
  return pulumi.output({ partition, accountId, region });
}
