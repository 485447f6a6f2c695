import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StackArgs } from "./common";
import { ServiceRole } from "./service-role";
import { type Transform, transformed } from "./transform";

/** Arguments of a {@link LambdaFunction}. */
export interface LambdaFunctionArgs extends StackArgs {
  /** The name in AWS, at most 64 characters. */
  readonly functionName: string;
  readonly code: pulumi.asset.Archive;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** How many copies may run at once; as many as the account allows when absent. */
  readonly reservedConcurrency?: number;
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  /** What the handler declares, its log and its traces included. */
  readonly policies: { readonly inline: pulumi.Input<string>; readonly managed: readonly pulumi.Input<string>[] };
  readonly logRetentionDays: number;
  readonly tracing: boolean;
  readonly transform?: {
    readonly function?: Transform<aws.lambda.FunctionArgs>;
    readonly logGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
    readonly role?: Transform<aws.iam.RoleArgs>;
  };
}

/**
 * A Lambda function with its own role and its own log group. Every deploy that changes it publishes a version, and older
 * versions stay for the executions that still call them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
 */
export class LambdaFunction extends pulumi.ComponentResource {
  readonly function: aws.lambda.Function;
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly arn: pulumi.Output<string>;
  readonly physicalName: pulumi.Output<string>;
  /** The ARN of the version that this deploy made. */
  readonly versionArn: pulumi.Output<string>;
  readonly version: pulumi.Output<string>;

  constructor(name: string, args: LambdaFunctionArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:compute:LambdaFunction", name, {}, options);
    this.logGroup = this.#createLogGroup(name, args);
    const role = this.#createRole(name, args);
    this.function = this.#createFunction(name, args, role);
    this.arn = this.function.arn;
    this.physicalName = this.function.name;
    this.versionArn = this.function.qualifiedArn;
    this.version = this.function.version;
    this.registerOutputs({ arn: this.arn, versionArn: this.versionArn });
  }

  #createLogGroup(name: string, args: LambdaFunctionArgs): aws.cloudwatch.LogGroup {
    const logGroupArgs = {
      name: `/aws/lambda/${args.functionName}`,
      retentionInDays: args.logRetentionDays,
      ...(args.kmsKeyArn && { kmsKeyId: args.kmsKeyArn }),
      tags: args.tags,
    };
    const options = { parent: this };
    return new aws.cloudwatch.LogGroup(...transformed(args.transform?.logGroup, `${name}-log`, logGroupArgs, options));
  }

  #createRole(name: string, { policies, tags, transform = {} }: LambdaFunctionArgs): ServiceRole {
    const { inline, managed } = policies;
    const args = { service: "lambda.amazonaws.com", policy: inline, managedPolicies: managed, tags, transform };
    return new ServiceRole(`${name}-role`, args, { parent: this });
  }

  #createFunction(name: string, args: LambdaFunctionArgs, role: ServiceRole): aws.lambda.Function {
    const functionArgs: aws.lambda.FunctionArgs = {
      name: args.functionName,
      role: role.arn,
      code: args.code,
      handler: "index.handler",
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      memorySize: args.memoryMb,
      timeout: args.timeoutSeconds,
      publish: true,
      environment: { variables: { ...args.environment, NODE_OPTIONS: "--enable-source-maps" } },
      loggingConfig: { logFormat: "JSON", logGroup: this.logGroup.name },
      tracingConfig: { mode: args.tracing ? "Active" : "PassThrough" },
      tags: args.tags,
      ...(args.reservedConcurrency !== undefined && { reservedConcurrentExecutions: args.reservedConcurrency }),
      ...(args.kmsKeyArn && { kmsKeyArn: args.kmsKeyArn }),
    };
    const options = { parent: this, dependsOn: [...role.ready] };
    return new aws.lambda.Function(...transformed(args.transform?.function, name, functionArgs, options));
  }
}
