import { type Argument, fieldOf, patternOf, textOf } from "../argument";
import type { ArnScope } from "../arn";
import { type Claim, claimEach, describe, type TaskCall } from "../claim";
import { s3Location } from "./s3";

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
  const location = s3Location(patternOf(output), scope);
  if (location === undefined) {
    return claimEach(RESULT_WRITES, { kind: "runtime", what: describe(output, "ResultConfiguration.OutputLocation") });
  }
  return [
    ...claimEach(BUCKET_READS, { kind: "arns", arns: [location.bucket] }),
    ...claimEach(RESULT_WRITES, { kind: "arns", arns: [location.objects] }),
  ];
}

/** Athena reads the results in the caller's name too; the call does not say where they lie. */
export function athenaResults(): readonly Claim[] {
  return claimEach(["s3:GetObject"], { kind: "runtime", what: "the objects that hold the query's results" });
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
