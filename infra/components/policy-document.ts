import * as pulumi from "@pulumi/pulumi";

/** Permission for actions on resources, whose ARNs may be known only after deployment. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly pulumi.Input<string>[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, pulumi.Input<readonly string[]>>>>>;
}

/** What a role needs to read and write what the stack's key encrypts. */
export function keyPermissions(kmsKeyArn: string | undefined): readonly Permission[] {
  if (kmsKeyArn === undefined) return [];
  return [{ actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [kmsKeyArn] }];
}

/** The alias that stands for the version deployed last. */
export const LIVE = "live";

/** Permission to start a machine by its live alias. IAM knows an alias as the machine and a qualifier. */
export function startPermission(machineArn: pulumi.Input<string>): Permission {
  const conditions = { "ForAnyValue:StringEquals": { "states:StateMachineQualifier": [LIVE] } };
  return { actions: ["states:StartExecution"], resources: [machineArn], conditions };
}

/** The JSON text of an IAM policy, in one canonical form. */
export function policyDocument(permissions: readonly Permission[]): pulumi.Output<string> {
  return documentOf(permissions.map((permission) => ({ Effect: "Allow", ...permissionFields(permission) })));
}

/** The JSON text of a resource policy that refuses every request without TLS. */
export function tlsOnlyStatement(actions: string, resources: readonly pulumi.Input<string>[]) {
  return {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: actions,
    Resource: resources,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** Lets one AWS service do something, for resources of this account only. */
export function serviceStatement(
  service: string,
  { actions, resources, conditions }: Permission,
): Readonly<Record<string, unknown>> {
  return {
    Effect: "Allow",
    Principal: { Service: service },
    ...permissionFields({ actions, resources, ...(conditions && { conditions }) }),
  };
}

/** The JSON text of a policy with these statements. */
export function documentOf(statements: readonly Readonly<Record<string, unknown>>[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

function permissionFields({ actions, resources, conditions }: Permission): Readonly<Record<string, unknown>> {
  return { Action: actions, Resource: resources, ...(conditions && { Condition: conditions }) };
}
