import { runSimulation, runUnsafeSimulation } from "@cloud-copilot/iam-simulate";
import { type PolicyStatement, policyDocuments } from "../../../asl/policy";

/** A call to AWS as IAM sees it. */
export interface IamCall {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

export const ACCOUNT = "123456789012";
/** Where the machines of the tests are deployed: IAM evaluates literal ARNs only. */
export const DEPLOYED = { partition: "aws", region: "eu-west-1", account: ACCOUNT, name: "Machine" } as const;

/** A key leaves it to the policies of its account, as the keys that Pulumi and the console make do. */
const DEFAULT_KEY_POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" }],
};

/** Whether a role with these statements, and nothing else, may make the call. */
export async function isAllowed(statements: readonly PolicyStatement[], call: IamCall): Promise<boolean> {
  const { inline, managed } = policyDocuments(statements);
  const identityPolicies = [inline, ...managed]
    .filter(({ Statement }) => Statement.length > 0)
    .map((policy, index) => ({ name: `policy-${index}`, policy }));
  const request = {
    principal: `arn:aws:iam::${ACCOUNT}:role/machine`,
    action: call.action,
    resource: { resource: call.resource, accountId: ACCOUNT },
    contextVariables: { ...call.context },
  };
  const simulation = {
    request,
    identityPolicies,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(call.action.startsWith("kms:") && { resourcePolicy: DEFAULT_KEY_POLICY }),
  };
  // The reference lists no resource for it, but Step Functions checks it against the machine.
  if (call.action === "states:InvokeHTTPEndpoint") return runUnsafeSimulation(simulation, {}) === "Allowed";
  const result = await runSimulation(simulation, {});
  if (result.resultType === "error")
    throw new Error(`${call.action} ${call.resource}: ${JSON.stringify(result.errors)}`);
  return result.overallResult === "Allowed";
}

/** The calls that a role with these statements may not make. */
export async function deniedCalls(
  statements: readonly PolicyStatement[],
  calls: readonly IamCall[],
): Promise<readonly IamCall[]> {
  const allowed = await Promise.all(calls.map((call) => isAllowed(statements, call)));
  return calls.filter((_, index) => !allowed[index]);
}
