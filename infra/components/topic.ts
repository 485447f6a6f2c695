import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StackArgs } from "./common";
import { documentOf, serviceStatement, tlsOnlyStatement } from "./policy-document";
import { type Transform, transformed } from "./transform";

/** Arguments of a {@link PrivateTopic}. */
export interface PrivateTopicArgs extends StackArgs {
  readonly displayName?: string;
  /** Who is told by e-mail; AWS asks each address to confirm. */
  readonly emails?: readonly string[];
  /** The account whose CloudWatch alarms may publish. */
  readonly alarmsOf?: pulumi.Input<string>;
  readonly transform?: { readonly topic?: Transform<aws.sns.TopicArgs> };
}

/**
 * An SNS topic of this account, TLS only, with e-mail subscriptions.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
 */
export class PrivateTopic extends pulumi.ComponentResource {
  readonly topic: aws.sns.Topic;
  readonly arn: pulumi.Output<string>;
  readonly physicalName: pulumi.Output<string>;

  constructor(name: string, args: PrivateTopicArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:messaging:PrivateTopic", name, {}, options);
    const topicArgs = {
      ...(args.displayName !== undefined && { displayName: args.displayName }),
      ...encryption(args),
      tags: args.tags,
    };
    this.topic = new aws.sns.Topic(...transformed(args.transform?.topic, name, topicArgs, { parent: this }));
    this.arn = this.topic.arn;
    this.physicalName = this.topic.name;
    this.#guard(name, args);
    for (const [index, endpoint] of (args.emails ?? []).entries())
      this.#subscribe(`${name}-email-${index + 1}`, endpoint);
    this.registerOutputs({ arn: this.arn, physicalName: this.physicalName });
  }

  #guard(name: string, { alarmsOf }: PrivateTopicArgs): void {
    const statements = [
      tlsOnlyStatement("sns:Publish", [this.arn]),
      ...(alarmsOf ? [this.#alarmsMayPublish(alarmsOf)] : []),
    ];
    new aws.sns.TopicPolicy(`${name}-policy`, { arn: this.arn, policy: documentOf(statements) }, { parent: this });
  }

  #alarmsMayPublish(account: pulumi.Input<string>) {
    return serviceStatement("cloudwatch.amazonaws.com", {
      actions: ["sns:Publish"],
      resources: [this.arn],
      conditions: { StringEquals: { "aws:SourceAccount": pulumi.output(account).apply((id) => [id]) } },
    });
  }

  #subscribe(name: string, endpoint: string): void {
    new aws.sns.TopicSubscription(name, { topic: this.arn, protocol: "email", endpoint }, { parent: this });
  }
}

/** AWS's own key for SNS refuses CloudWatch, so a topic of alarms is encrypted by a key of the stack or not at all. */
function encryption({ kmsKeyArn, alarmsOf }: PrivateTopicArgs): { kmsMasterKeyId?: string } {
  if (kmsKeyArn) return { kmsMasterKeyId: kmsKeyArn };
  return alarmsOf ? {} : { kmsMasterKeyId: "alias/aws/sns" };
}
