import type { MapState, QueryLanguage } from "../definition";
import { isJsonObject, type Json } from "../json";
import { type Argument, fieldOf, patternOf, readArgument } from "./argument";
import type { ArnScope } from "./arn";
import { type Claim, type Claimed, claimEach, type TaskCall } from "./claim";
import { getObject, listBucket, objectsIn } from "./services/s3";

/** What a Map's claims depend on besides the state. */
export type MapSurroundings = Pick<TaskCall, "scope" | "machineArn" | "allow"> & { readonly language: QueryLanguage };

/**
 * What a distributed Map needs: to start, watch and stop its child executions, which run the machine itself, to redrive
 * them, to read its items and to write its results.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
 */
export function mapClaims(state: MapState, surroundings: MapSurroundings): readonly Claim[] {
  const config = (state.ItemProcessor ?? state.Iterator)?.ProcessorConfig;
  if (!isJsonObject(config) || config["Mode"] !== "DISTRIBUTED") return [];
  return [
    ...childClaims(state, surroundings),
    ...readerClaims(state, surroundings),
    ...writerClaims(state, surroundings),
  ];
}

function childClaims({ Label }: MapState, { machineArn }: MapSurroundings): readonly Claim[] {
  const executions = machineArn.replace(":stateMachine:", ":execution:");
  // A child is named after the Map Run's label, which AWS makes up where the author gives none.
  const children = `${executions}/${typeof Label === "string" ? Label : "*"}:*`;
  const follow = { kind: "arns", arns: [`${executions}:*`, children] } as const;
  return [
    ...claimEach(["states:StartExecution"], { kind: "arns", arns: [machineArn] }),
    ...claimEach(["states:DescribeExecution", "states:StopExecution"], follow),
    ...claimEach(["states:RedriveExecution"], { kind: "arns", arns: [children] }),
  ];
}

function readerClaims({ ItemReader }: MapState, surroundings: MapSurroundings): readonly Claim[] {
  if (!isJsonObject(ItemReader)) return [];
  const { Resource, ReaderConfig } = ItemReader as { readonly [field: string]: unknown };
  const given = argumentsOf(ItemReader, surroundings.language);
  const config = isJsonObject(ReaderConfig) ? ReaderConfig : {};
  if (endsWith(Resource, "listObjectsV2")) return listingClaims(given, config, surroundings.scope);
  if (!endsWith(Resource, "getObject")) return [];
  return [...getObject(objectCall(given, surroundings)), ...manifestClaims(given, config, surroundings)];
}

function listingClaims(given: Argument, config: object, scope: ArnScope): readonly Claim[] {
  const listing = listBucket({ arguments: given, scope });
  if ((config as { Transformation?: unknown }).Transformation !== "LOAD_AND_FLATTEN") return listing;
  const prefix = fieldOf(given, "Prefix");
  const key = prefix === undefined ? "*" : `${patternOf(prefix)}*`.replace(/\*+$/, "*");
  return [...listing, ...claimEach(["s3:GetObject"], objectsIn(given, key, scope))];
}

/** A manifest names further objects: the data files of an S3 inventory lie beside it, those of Athena anywhere. */
function manifestClaims(
  given: Argument,
  config: { readonly InputType?: unknown; readonly ManifestType?: unknown },
  { scope, allow }: MapSurroundings,
): readonly Claim[] {
  if (config.InputType !== "MANIFEST") return [];
  const key = patternOf(fieldOf(given, "Key"));
  const inventory = config.ManifestType !== "ATHENA_DATA" && /^(.+\/)[^/]+\/manifest\.json$/.exec(key)?.[1];
  const beside = objectsIn(given, typeof inventory === "string" ? `${inventory}data/*` : "*", scope);
  const elsewhere = allow.filter((arn) => /^arn:[^:]*:s3:::[^/]+\/./.test(arn));
  const others: Claimed = { kind: "arns", arns: elsewhere };
  return [...claimEach(["s3:GetObject"], beside), ...(elsewhere.length > 0 ? claimEach(["s3:GetObject"], others) : [])];
}

/** A result is written in parts; a Map Run that goes on after a failure looks at what is there. */
const WRITES = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"];

function writerClaims({ ResultWriter }: MapState, { scope, language }: MapSurroundings): readonly Claim[] {
  if (!isJsonObject(ResultWriter) || !endsWith(ResultWriter["Resource"], "putObject")) return [];
  const given = argumentsOf(ResultWriter, language);
  const prefix = fieldOf(given, "Prefix");
  const folder = prefix === undefined ? "" : `${patternOf(prefix).replace(/\/$/, "")}/`;
  return claimEach(WRITES, objectsIn(given, `${folder}*`.replace(/\*\/\*$/, "*"), scope));
}

function objectCall(given: Argument, { scope, machineArn, allow }: MapSurroundings): TaskCall {
  return {
    prefix: "s3",
    operation: "getObject",
    pattern: "requestResponse",
    arguments: given,
    scope,
    machineArn,
    allow,
  };
}

function argumentsOf(holder: object, language: QueryLanguage): Argument {
  const { Parameters, Arguments } = holder as { readonly Parameters?: Json; readonly Arguments?: Json };
  return readArgument(language === "JSONata" ? Arguments : Parameters, language);
}

function endsWith(resource: unknown, action: string): boolean {
  return typeof resource === "string" && resource.endsWith(`:s3:${action}`);
}
