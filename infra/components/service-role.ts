import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StackArgs } from "./common";
import { documentOf, type Permission, policyDocument } from "./policy-document";

/** Arguments of a {@link ServiceRole}. */
export interface ServiceRoleArgs extends Omit<StackArgs, "kmsKeyArn"> {
  /** Who takes the role, `lambda.amazonaws.com`. */
  readonly service: string;
  /** The only account, and where given the only resource, for which the service may take the role. */
  readonly source?: { readonly accountId: pulumi.Input<string>; readonly arn?: pulumi.Input<string> };
  /** Each becomes a policy of its own; together at most 10,240 characters. */
  readonly policies: Readonly<Record<string, readonly Permission[] | pulumi.Input<string>>>;
}

/**
 * An IAM role for one AWS service with inline policies. Whoever uses the role must depend on {@link ready}: AWS does not
 * wait for a role's policies, and what starts too early is refused.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export class ServiceRole extends pulumi.ComponentResource {
  readonly role: aws.iam.Role;
  readonly arn: pulumi.Output<string>;
  /** The policies, to depend on. */
  readonly ready: readonly pulumi.Resource[];

  constructor(name: string, args: ServiceRoleArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:access:ServiceRole", name, {}, options);
    const assumeRolePolicy = trustPolicy(args);
    this.role = new aws.iam.Role(name, { assumeRolePolicy, tags: args.tags }, { parent: this });
    this.arn = this.role.arn;
    this.ready = Object.entries(args.policies).map(([suffix, policy]) => this.#attach(`${name}-${suffix}`, policy));
    this.registerOutputs({ arn: this.arn });
  }

  #attach(name: string, policy: readonly Permission[] | pulumi.Input<string>): aws.iam.RolePolicy {
    const text = isPermissions(policy) ? policyDocument(policy) : policy;
    return new aws.iam.RolePolicy(name, { role: this.role.name, policy: text }, { parent: this });
  }
}

function isPermissions(policy: readonly Permission[] | pulumi.Input<string>): policy is readonly Permission[] {
  return Array.isArray(policy);
}

function trustPolicy({ service, source }: ServiceRoleArgs): pulumi.Output<string> {
  const trust = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  if (source === undefined) return documentOf([trust]);
  const conditions = {
    StringEquals: { "aws:SourceAccount": source.accountId },
    ...(source.arn !== undefined && { ArnLike: { "aws:SourceArn": source.arn } }),
  };
  return documentOf([{ ...trust, Condition: conditions }]);
}
