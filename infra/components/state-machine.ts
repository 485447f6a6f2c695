import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Alarms, MACHINE_METRICS } from "./alarms";
import type { StackArgs } from "./common";
import { LIVE } from "./policy-document";
import { ServiceRole } from "./service-role";
import { type Transform, transformed } from "./transform";

/** Arguments of a {@link WorkflowStateMachine}. */
export interface WorkflowStateMachineArgs extends StackArgs {
  /** The name in AWS, at most 80 characters. */
  readonly machineName: string;
  readonly type: "STANDARD" | "EXPRESS";
  /** Amazon States Language as canonical JSON text. */
  readonly definition: pulumi.Input<string>;
  /** What the definition needs, logging and tracing included. */
  readonly policies: { readonly inline: pulumi.Input<string>; readonly managed: readonly pulumi.Input<string>[] };
  readonly accountId: pulumi.Input<string>;
  /** The ARN that the machine will have: only it may take the role. */
  readonly machineArn: pulumi.Input<string>;
  readonly logLevel: "ALL" | "ERROR" | "FATAL" | "OFF";
  /** Whether the log holds inputs and outputs too. */
  readonly logExecutionData: boolean;
  readonly logRetentionDays: number;
  readonly tracing: boolean;
  readonly alarmActions: readonly pulumi.Input<string>[];
  readonly transform?: {
    readonly stateMachine?: Transform<aws.sfn.StateMachineArgs>;
    readonly logGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
    readonly alarm?: Transform<aws.cloudwatch.MetricAlarmArgs>;
    readonly role?: Transform<aws.iam.RoleArgs>;
  };
}

/**
 * A state machine with its role, log group, alarms and an alias. Every change publishes a version; the alias moves
 * to it last, so whoever starts the alias gets a machine that is whole, and running executions keep the version they have.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-cd-aliasing-versioning.html
 */
export class WorkflowStateMachine extends pulumi.ComponentResource {
  readonly stateMachine: aws.sfn.StateMachine;
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly arn: pulumi.Output<string>;
  readonly physicalName: pulumi.Output<string>;
  /** What to start: it stands for the version deployed last. */
  readonly aliasArn: pulumi.Output<string>;

  constructor(name: string, args: WorkflowStateMachineArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:workflows:StateMachine", name, {}, options);
    this.logGroup = this.#createLogGroup(name, args);
    const role = this.#createRole(name, args);
    this.stateMachine = this.#createStateMachine(name, args, role);
    this.arn = this.stateMachine.arn;
    this.physicalName = this.stateMachine.name;
    const alarms = this.#createAlarms(name, args);
    this.aliasArn = this.#createAlias(name, alarms).arn;
    this.registerOutputs({ arn: this.arn, aliasArn: this.aliasArn });
  }

  /** Under `/aws/vendedlogs/`, where AWS's resource policy for log delivery does not grow with every log group. */
  #createLogGroup(name: string, args: WorkflowStateMachineArgs): aws.cloudwatch.LogGroup {
    const logGroupArgs = {
      name: `/aws/vendedlogs/states/${args.machineName}`,
      retentionInDays: args.logRetentionDays,
      ...(args.kmsKeyArn && { kmsKeyId: args.kmsKeyArn }),
      tags: args.tags,
    };
    const options = { parent: this };
    return new aws.cloudwatch.LogGroup(...transformed(args.transform?.logGroup, `${name}-log`, logGroupArgs, options));
  }

  #createRole(name: string, { policies, accountId, machineArn, tags, transform = {} }: WorkflowStateMachineArgs) {
    const args = {
      service: "states.amazonaws.com",
      source: { accountId, arn: machineArn },
      transform,
      policy: policies.inline,
      managedPolicies: policies.managed,
      tags,
    };
    return new ServiceRole(`${name}-role`, args, { parent: this });
  }

  #createStateMachine(name: string, args: WorkflowStateMachineArgs, role: ServiceRole): aws.sfn.StateMachine {
    const machineArgs: aws.sfn.StateMachineArgs = {
      name: args.machineName,
      type: args.type,
      definition: args.definition,
      roleArn: role.arn,
      publish: true,
      loggingConfiguration: {
        level: args.logLevel,
        includeExecutionData: args.logExecutionData,
        logDestination: pulumi.interpolate`${this.logGroup.arn}:*`,
      },
      tracingConfiguration: { enabled: args.tracing },
      ...(args.kmsKeyArn && { encryptionConfiguration: customerKey(args.kmsKeyArn) }),
      tags: args.tags,
    };
    const options = { parent: this, dependsOn: [...role.ready] };
    return new aws.sfn.StateMachine(...transformed(args.transform?.stateMachine, name, machineArgs, options));
  }

  #createAlarms(name: string, { alarmActions, tags, transform }: WorkflowStateMachineArgs): Alarms {
    return new Alarms(
      `${name}-alarm`,
      {
        metrics: MACHINE_METRICS,
        dimensions: { StateMachineArn: this.arn },
        actions: alarmActions,
        tags,
        ...(transform?.alarm && { transform: transform.alarm }),
      },
      { parent: this },
    );
  }

  #createAlias(name: string, alarms: Alarms): aws.sfn.Alias {
    const routingConfigurations = [{ stateMachineVersionArn: this.stateMachine.stateMachineVersionArn, weight: 100 }];
    const options = { parent: this, dependsOn: [alarms] };
    return new aws.sfn.Alias(`${name}-alias`, { name: LIVE, routingConfigurations }, options);
  }
}

function customerKey(kmsKeyId: string) {
  return { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId, kmsDataKeyReusePeriodSeconds: 300 };
}
