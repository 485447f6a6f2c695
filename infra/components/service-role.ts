import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StackArgs } from "./common";
import { documentOf } from "./policy-document";
import { type Transform, transformed } from "./transform";

/** Arguments of a {@link ServiceRole}. */
export interface ServiceRoleArgs extends Omit<StackArgs, "kmsKeyArn"> {
  /** Who takes the role, `lambda.amazonaws.com`. */
  readonly service: string;
  /** The only account, and where given the only resource, for which the service may take the role. */
  readonly source?: { readonly accountId: pulumi.Input<string>; readonly arn?: pulumi.Input<string> };
  /** What the role may do, at most 10,240 characters. */
  readonly policy: pulumi.Input<string>;
  /** What the role's own policy has no room for, at most 6,144 characters each. */
  readonly managedPolicies?: readonly pulumi.Input<string>[];
  readonly transform?: { readonly role?: Transform<aws.iam.RoleArgs> };
}

/**
 * An IAM role for one AWS service and what it may do. Whoever uses the role must depend on {@link ready}: AWS does not
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
    const roleArgs = { assumeRolePolicy, tags: args.tags };
    this.role = new aws.iam.Role(...transformed(args.transform?.role, name, roleArgs, { parent: this }));
    this.arn = this.role.arn;
    const managed = (args.managedPolicies ?? []).map((policy, index) =>
      this.#attach(`${name}-policy-${index + 2}`, policy, args),
    );
    this.ready = [this.#embed(`${name}-policy`, args), ...managed];
    this.registerOutputs({ arn: this.arn });
  }

  #embed(name: string, { policy }: ServiceRoleArgs): aws.iam.RolePolicy {
    return new aws.iam.RolePolicy(name, { role: this.role.name, policy }, { parent: this });
  }

  #attach(name: string, policy: pulumi.Input<string>, { tags }: ServiceRoleArgs): aws.iam.RolePolicyAttachment {
    const { arn } = new aws.iam.Policy(name, { policy, tags }, { parent: this });
    return new aws.iam.RolePolicyAttachment(name, { role: this.role.name, policyArn: arn }, { parent: this });
  }
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
