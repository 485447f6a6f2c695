import { fieldOf, patternOf } from "../argument";
import { type Claim, claimEach, claimFrom, type TaskCall } from "../claim";

/** Redshift's Data API signs in for the caller: with a secret, or with credentials that it asks for. */
export function redshiftSignIn({ arguments: given, scope }: TaskCall): readonly Claim[] {
  const { partition, region, account } = scope;
  const secret = fieldOf(given, "SecretArn");
  if (secret !== undefined) {
    return claimEach(
      ["secretsmanager:GetSecretValue"],
      claimFrom(secret, "SecretArn", (arn) => [arn]),
    );
  }
  if (fieldOf(given, "WorkgroupName") !== undefined && given.kind === "object") {
    const arns = [`arn:${partition}:redshift-serverless:${region}:${account}:workgroup/*`];
    const reason = "The ARN of a workgroup holds an id that its name does not tell.";
    return claimEach(["redshift-serverless:GetCredentials"], { kind: "arns", arns, reason });
  }
  const redshift = `arn:${partition}:redshift:${region}:${account}`;
  const cluster = fieldOf(given, "ClusterIdentifier");
  const database = patternOf(fieldOf(given, "Database"));
  const user = fieldOf(given, "DbUser");
  const name = (text: string) => `${redshift}:dbname:${text}/${database}`;
  if (user === undefined) {
    return claimEach(
      ["redshift:GetClusterCredentialsWithIAM"],
      claimFrom(cluster, "ClusterIdentifier", (c) => [name(c)]),
    );
  }
  const both = (text: string) => [name(text), `${redshift}:dbuser:${text}/${patternOf(user)}`];
  return claimEach(["redshift:GetClusterCredentials"], claimFrom(cluster, "ClusterIdentifier", both));
}
