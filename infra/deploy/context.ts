import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AlarmsArgs } from "../components/alarms";
import type { PrivateBucketArgs } from "../components/bucket";
import type { FaceCollectionArgs } from "../components/face-collection";
import type { LambdaFunctionArgs } from "../components/lambda-function";
import type { ExecutionScheduleArgs } from "../components/schedule";
import type { WorkflowStateMachineArgs } from "../components/state-machine";
import type { KeyedTableArgs } from "../components/table";
import type { PrivateTopicArgs } from "../components/topic";
import type { Transform } from "../components/transform";
import type { UploadTriggerArgs } from "../components/upload-trigger";
import type { StackPolicies } from "../plan/policies";
import type { StackPlan } from "../plan/stack-plan";
import type { Settings } from "../settings/settings";

/** Changes to resources inside components, by the kind of component and the name of what it deploys. */
export interface Customisation {
  readonly buckets?: ByName<PrivateBucketArgs>;
  readonly tables?: ByName<KeyedTableArgs>;
  readonly topics?: ByName<PrivateTopicArgs>;
  readonly collections?: ByName<FaceCollectionArgs>;
  readonly functions?: ByName<LambdaFunctionArgs>;
  readonly machines?: ByName<WorkflowStateMachineArgs>;
  readonly uploads?: ByName<UploadTriggerArgs>;
  readonly schedules?: ByName<ExecutionScheduleArgs>;
  /** Alarms of functions; those of machines belong to the machine. */
  readonly alarms?: AlarmsArgs["transform"];
  readonly dashboard?: Transform<aws.cloudwatch.DashboardArgs>;
}

type ByName<TArgs extends { readonly transform?: unknown }> = Readonly<Record<string, TArgs["transform"]>>;

/** What every part of a deployment needs. */
export interface DeployContext {
  readonly plan: StackPlan;
  readonly settings: Settings;
  readonly policies: StackPolicies;
  readonly accountId: pulumi.Output<string>;
  readonly partition: pulumi.Output<string>;
  /** The code of a function, by its declared name. */
  readonly codeOf: (functionName: string) => pulumi.asset.Archive;
  readonly customisation: Customisation;
  /** Topics that alarms tell. */
  readonly alarmActions: readonly pulumi.Output<string>[];
}

/** The tags of a resource, and the key that encrypts it. */
export function stackArgs({ plan, settings }: Pick<DeployContext, "plan" | "settings">) {
  const { project, stack } = plan.identity;
  const { tags, kmsKeyArn } = settings;
  return { tags: { project, stack, ...tags }, ...(kmsKeyArn !== undefined && { kmsKeyArn }) };
}

/** The same, and whether data is guarded against deletion. */
export function dataArgs(context: Pick<DeployContext, "plan" | "settings">) {
  return { ...stackArgs(context), protect: context.settings.protectData };
}

/** Asks AWS whose credentials these are. */
export function whereAmI() {
  return {
    accountId: aws.getCallerIdentityOutput().accountId,
    partition: aws.getPartitionOutput().partition,
  };
}
