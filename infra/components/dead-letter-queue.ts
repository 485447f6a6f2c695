import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StackArgs } from "./common";
import { documentOf, serviceStatement, tlsOnlyStatement } from "./policy-document";
import { type Transform, transformed } from "./transform";

/** Arguments of a {@link DeadLetterQueue}. */
export interface DeadLetterQueueArgs extends StackArgs {
  /** The service that puts events here by itself, and the resource it does so for; a role needs no mention. */
  readonly from?: { readonly service: string; readonly sourceArn: pulumi.Input<string> };
  readonly transform?: { readonly queue?: Transform<aws.sqs.QueueArgs> };
}

/** Keeps events that could not start an execution for 14 days, SQS's longest. */
export class DeadLetterQueue extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: DeadLetterQueueArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:messaging:DeadLetterQueue", name, {}, options);
    const key = args.kmsKeyArn ? { kmsMasterKeyId: args.kmsKeyArn } : { sqsManagedSseEnabled: true };
    const queueArgs = { messageRetentionSeconds: 1_209_600, ...key, tags: args.tags };
    const queue = new aws.sqs.Queue(...transformed(args.transform?.queue, name, queueArgs, { parent: this }));
    this.arn = queue.arn;
    this.url = queue.url;
    const policy = documentOf([
      tlsOnlyStatement("sqs:*", [this.arn]),
      ...(args.from ? [this.#maySend(args.from)] : []),
    ]);
    new aws.sqs.QueuePolicy(`${name}-policy`, { queueUrl: this.url, policy }, { parent: this });
    this.registerOutputs({ arn: this.arn, url: this.url });
  }

  #maySend({ service, sourceArn }: NonNullable<DeadLetterQueueArgs["from"]>) {
    return serviceStatement(service, {
      actions: ["sqs:SendMessage"],
      resources: [this.arn],
      conditions: { ArnEquals: { "aws:SourceArn": pulumi.output(sourceArn).apply((arn) => [arn]) } },
    });
  }
}
