import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Json } from "../../asl/json";
import type { TriggerArgs } from "./common";
import { DeadLetterQueue } from "./dead-letter-queue";
import { keyPermissions, policyDocument, startPermission } from "./policy-document";
import { ServiceRole } from "./service-role";
import { type Transform, transformed } from "./transform";

/** Arguments of an {@link ExecutionSchedule}. */
export interface ExecutionScheduleArgs extends TriggerArgs {
  /** `rate(1 day)`, `cron(0 6 * * ? *)` or `at(2027-01-01T00:00:00)`. */
  readonly expression: string;
  readonly timezone?: string;
  readonly input: Json;
  /** The ARN of the schedule's group: only for its schedules may the role be taken. */
  readonly groupArn: pulumi.Input<string>;
  readonly transform?: {
    readonly schedule?: Transform<aws.scheduler.ScheduleArgs>;
    readonly role?: Transform<aws.iam.RoleArgs>;
    readonly queue?: Transform<aws.sqs.QueueArgs>;
  };
}

/**
 * Starts executions at given times. What cannot be started within a day goes to a dead-letter queue.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/using-eventbridge-scheduler.html
 */
export class ExecutionSchedule extends pulumi.ComponentResource {
  readonly schedule: aws.scheduler.Schedule;
  readonly deadLetters: DeadLetterQueue;

  constructor(name: string, args: ExecutionScheduleArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:workflows:ExecutionSchedule", name, {}, options);
    const { tags, kmsKeyArn, transform = {} } = args;
    const queueArgs = { tags, transform, ...(kmsKeyArn && { kmsKeyArn }) };
    this.deadLetters = new DeadLetterQueue(`${name}-dead-letters`, queueArgs, { parent: this });
    this.schedule = this.#create(name, args, this.#createRole(name, args));
    this.registerOutputs({ scheduleArn: this.schedule.arn, deadLetterQueueUrl: this.deadLetters.url });
  }

  #createRole(name: string, given: ExecutionScheduleArgs): ServiceRole {
    const { machineArn, accountId, groupArn, kmsKeyArn, tags, transform = {} } = given;
    const policy = policyDocument([
      startPermission(machineArn),
      { actions: ["sqs:SendMessage"], resources: [this.deadLetters.arn] },
      ...keyPermissions(kmsKeyArn),
    ]);
    const source = { accountId, arn: groupArn };
    const args = { service: "scheduler.amazonaws.com", source, policy, tags, transform };
    return new ServiceRole(`${name}-role`, args, { parent: this });
  }

  #create(name: string, args: ExecutionScheduleArgs, role: ServiceRole): aws.scheduler.Schedule {
    const scheduleArgs: aws.scheduler.ScheduleArgs = {
      scheduleExpression: args.expression,
      scheduleExpressionTimezone: args.timezone ?? "UTC",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: args.aliasArn,
        roleArn: role.arn,
        input: JSON.stringify(args.input),
        retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
        deadLetterConfig: { arn: this.deadLetters.arn },
      },
      ...(args.kmsKeyArn && { kmsKeyArn: args.kmsKeyArn }),
    };
    const options = { parent: this, dependsOn: [...role.ready] };
    return new aws.scheduler.Schedule(...transformed(args.transform?.schedule, name, scheduleArgs, options));
  }
}
