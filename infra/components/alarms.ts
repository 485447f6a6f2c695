import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StackArgs } from "./common";
import { type Transform, transformed } from "./transform";

/** Arguments of {@link Alarms}. */
export interface AlarmsArgs extends Omit<StackArgs, "kmsKeyArn"> {
  /** One alarm for each of these metrics, by the end of the alarm's name. */
  readonly metrics: Readonly<Record<string, AlarmMetric>>;
  readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
  /** Topics that are told when an alarm goes off and when it is over. */
  readonly actions: readonly pulumi.Input<string>[];
  readonly transform?: Transform<aws.cloudwatch.MetricAlarmArgs>;
}

/** A metric that should stay at zero. */
export interface AlarmMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly description: string;
}

/** What should not happen to a state machine. */
export const MACHINE_METRICS = {
  failed: machineMetric("ExecutionsFailed", "An execution failed."),
  "timed-out": machineMetric("ExecutionsTimedOut", "An execution ran into its time limit."),
  aborted: machineMetric("ExecutionsAborted", "An execution was aborted."),
  throttled: machineMetric("ExecutionThrottled", "State transitions were delayed by the account's quota."),
} satisfies Readonly<Record<string, AlarmMetric>>;

/** What should not happen to a function. Its errors are the workflow's to handle, so they raise no alarm of their own. */
export const FUNCTION_METRICS = {
  throttled: {
    namespace: "AWS/Lambda",
    metricName: "Throttles",
    description: "Calls were refused for lack of concurrency.",
  },
} satisfies Readonly<Record<string, AlarmMetric>>;

/**
 * Alarms that go off when a metric is above zero within five minutes.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
 */
export class Alarms extends pulumi.ComponentResource {
  readonly arns: readonly pulumi.Output<string>[];

  constructor(name: string, args: AlarmsArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:monitoring:Alarms", name, {}, options);
    this.arns = Object.entries(args.metrics).map(
      ([suffix, metric]) => this.#create(`${name}-${suffix}`, metric, args).arn,
    );
    this.registerOutputs({ arns: this.arns });
  }

  #create(name: string, metric: AlarmMetric, args: AlarmsArgs): aws.cloudwatch.MetricAlarm {
    const { namespace, metricName, description } = metric;
    const alarmArgs = {
      alarmDescription: description,
      namespace,
      metricName,
      dimensions: args.dimensions,
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
      alarmActions: [...args.actions],
      okActions: [...args.actions],
      tags: args.tags,
    };
    return new aws.cloudwatch.MetricAlarm(...transformed(args.transform, name, alarmArgs, { parent: this }));
  }
}

function machineMetric(metricName: string, description: string): AlarmMetric {
  return { namespace: "AWS/States", metricName, description };
}
