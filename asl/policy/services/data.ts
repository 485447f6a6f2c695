import { type Argument, fieldOf, findFields, patternOf, textOf } from "../argument";
import { type ArnScope, isArn } from "../arn";
import { type Claim, claimEach, claimFrom, describe, type TaskCall } from "../claim";
import { s3Location } from "./s3";

const STATEMENT = /^\s*(select\b[\s\S]*?\bfrom|insert\s+into|update|delete\s+from)\s+"?([\w.-]+|\$\{[^{}]*\})"?/i;
const VERBS: Readonly<Record<string, string>> = {
  select: "dynamodb:PartiQLSelect",
  insert: "dynamodb:PartiQLInsert",
  update: "dynamodb:PartiQLUpdate",
  delete: "dynamodb:PartiQLDelete",
};

/** PartiQL: each statement says itself what it does and on which table. */
export function partiql({ arguments: given, scope }: TaskCall): readonly Claim[] {
  const statements = findFields(given, ["Statement"]);
  if (statements.length === 0) return Object.values(VERBS).map((action) => statementClaim(action, given, scope));
  return statements.flatMap((statement) => {
    const verb = /^\s*(\w+)/.exec(patternOf(statement))?.[1]?.toLowerCase() ?? "";
    const actions = VERBS[verb] === undefined ? Object.values(VERBS) : [VERBS[verb]];
    return actions.map((action) => statementClaim(action, statement, scope));
  });
}

function statementClaim(action: string, statement: Argument, { partition, region, account }: ArnScope): Claim {
  const table = STATEMENT.exec(patternOf(statement))?.[2];
  if (table === undefined) return { action, on: { kind: "runtime", what: describe(statement, "Statement") } };
  const arn = isArn(table) ? table : `arn:${partition}:dynamodb:${region}:${account}:table/${table}`;
  return { action, on: { kind: "arns", arns: [arn] } };
}

/** The four writes of a transaction, each on the tables that its kind of item names. */
export function transactWrite({ arguments: given }: TaskCall): readonly Claim[] {
  const items = fieldOf(given, "TransactItems");
  const kinds = { Put: "PutItem", Update: "UpdateItem", Delete: "DeleteItem", ConditionCheck: "ConditionCheckItem" };
  if (items?.kind !== "list") {
    const what = describe(items, "TransactItems");
    return Object.values(kinds).map((name) => ({ action: `dynamodb:${name}`, on: { kind: "runtime", what } }));
  }
  return Object.entries(kinds).flatMap(([kind, name]) =>
    items.items.flatMap((item) => {
      const part = fieldOf(item, kind);
      return part === undefined ? [] : claimEach([`dynamodb:${name}`], { kind: "named", arguments: part });
    }),
  );
}

const GLUE_READS = ["GetDatabase", "GetDatabases", "GetPartition", "GetPartitions", "GetTable", "GetTables"];
const BUCKET_READS = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"];
const RESULT_WRITES = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"];

/**
 * What Athena does in the caller's name: it reads the catalogue and the data of the tables, and writes the results.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/athena-iam.html
 */
export function athenaQuery(call: TaskCall): readonly Claim[] {
  const { arguments: given, scope } = call;
  const none = { kind: "any", reason: "AWS supports no resource for this action." } as const;
  return [
    ...claimEach(["athena:GetDataCatalog"], { kind: "arns", arns: [dataCatalog(given, scope)] }),
    ...claimEach(["lakeformation:GetDataAccess"], none),
    ...GLUE_READS.map(
      (name): Claim => ({ action: `glue:${name}`, on: { kind: "arns", arns: glueArns(given, scope) } }),
    ),
    ...results(given, scope),
    ...allowedData(call),
  ];
}

function results(given: Argument, scope: ArnScope): readonly Claim[] {
  const configuration = fieldOf(given, "ResultConfiguration");
  const output = configuration && fieldOf(configuration, "OutputLocation");
  if (output === undefined) return [];
  const location = s3Location(patternOf(output), scope);
  if (location === undefined) {
    return claimEach(RESULT_WRITES, { kind: "runtime", what: describe(output, "ResultConfiguration.OutputLocation") });
  }
  return [
    ...claimEach(BUCKET_READS, { kind: "arns", arns: [location.bucket] }),
    ...claimEach(RESULT_WRITES, { kind: "arns", arns: [location.objects] }),
  ];
}

/** Where the data of the tables lies stands in the catalogue, so only the author can say it. */
function allowedData({ allow }: TaskCall): readonly Claim[] {
  const arns = allow.filter((arn) => /^arn:[^:]*:s3:::/.test(arn));
  const objects = arns.filter((arn) => arn.includes("/"));
  const buckets = arns.filter((arn) => !arn.includes("/"));
  return [
    ...(objects.length > 0 ? claimEach(["s3:GetObject"], { kind: "arns", arns: objects }) : []),
    ...(buckets.length > 0
      ? claimEach(["s3:GetBucketLocation", "s3:ListBucket"], { kind: "arns", arns: buckets })
      : []),
  ];
}

function dataCatalog(given: Argument, { partition, region, account }: ArnScope): string {
  const context = fieldOf(given, "QueryExecutionContext");
  const name = (context && textOf(context, "Catalog")) ?? "AwsDataCatalog";
  return `arn:${partition}:athena:${region}:${account}:datacatalog/${name}`;
}

function glueArns(given: Argument, { partition, region, account }: ArnScope): readonly string[] {
  const context = fieldOf(given, "QueryExecutionContext");
  const database = context === undefined ? "*" : patternOf(fieldOf(context, "Database"));
  const glue = `arn:${partition}:glue:${region}:${account}`;
  return [`${glue}:catalog`, `${glue}:database/${database}`, `${glue}:table/${database}/*`];
}

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
