import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { EventTemplate } from "../../dsl/declare/trigger";
import type { TriggerArgs } from "./common";
import { DeadLetterQueue } from "./dead-letter-queue";
import { inputTransformer } from "./input-transformer";
import { keyPermissions, policyDocument, startPermission } from "./policy-document";
import { ServiceRole } from "./service-role";
import { type Transform, transformed } from "./transform";

/** Arguments of an {@link UploadTrigger}. */
export interface UploadTriggerArgs extends TriggerArgs {
  readonly bucketName: pulumi.Input<string>;
  readonly prefix?: string;
  readonly input?: EventTemplate;
  readonly transform?: {
    readonly rule?: Transform<aws.cloudwatch.EventRuleArgs>;
    readonly target?: Transform<aws.cloudwatch.EventTargetArgs>;
    readonly role?: Transform<aws.iam.RoleArgs>;
    readonly queue?: Transform<aws.sqs.QueueArgs>;
  };
}

/**
 * Starts an execution for each object uploaded to a bucket, through EventBridge. What cannot be started within a day goes
 * to a dead-letter queue.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/tutorial-cloudwatch-events-s3.html
 */
export class UploadTrigger extends pulumi.ComponentResource {
  readonly rule: aws.cloudwatch.EventRule;
  readonly deadLetters: DeadLetterQueue;

  constructor(name: string, args: UploadTriggerArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:workflows:UploadTrigger", name, {}, options);
    const { tags, kmsKeyArn, transform = {} } = args;
    const ruleArgs = { description: "Objects uploaded", eventPattern: uploads(args), tags };
    this.rule = new aws.cloudwatch.EventRule(...transformed(transform.rule, name, ruleArgs, { parent: this }));
    const from = { service: "events.amazonaws.com", sourceArn: this.rule.arn };
    this.deadLetters = new DeadLetterQueue(
      `${name}-dead-letters`,
      { from, tags, transform, ...(kmsKeyArn && { kmsKeyArn }) },
      { parent: this },
    );
    this.#target(name, args);
    this.registerOutputs({ ruleArn: this.rule.arn, deadLetterQueueUrl: this.deadLetters.url });
  }

  #target(
    name: string,
    { machineArn, aliasArn, accountId, input, tags, kmsKeyArn, transform = {} }: UploadTriggerArgs,
  ): void {
    const source = { accountId, arn: this.rule.arn };
    const policy = policyDocument([startPermission(machineArn), ...keyPermissions(kmsKeyArn)]);
    const role = new ServiceRole(
      `${name}-role`,
      { service: "events.amazonaws.com", source, policy, tags, transform },
      { parent: this },
    );
    const targetArgs = {
      rule: this.rule.name,
      arn: aliasArn,
      roleArn: role.arn,
      retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
      deadLetterConfig: { arn: this.deadLetters.arn },
      ...(input !== undefined && { inputTransformer: inputTransformer(input) }),
    };
    const options = { parent: this, dependsOn: [...role.ready] };
    new aws.cloudwatch.EventTarget(...transformed(transform.target, `${name}-target`, targetArgs, options));
  }
}

function uploads({ bucketName, prefix }: UploadTriggerArgs): pulumi.Output<string> {
  return pulumi.jsonStringify({
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: { bucket: { name: [bucketName] }, ...(prefix !== undefined && { object: { key: [{ prefix }] } }) },
  });
}
