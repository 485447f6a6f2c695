import type { IncomingMessage } from "node:http";

/** `<access key>/<date>/<region>/<service>/aws4_request`: every signed request names its service. */
const CREDENTIAL = /Credential=[^/,\s]+\/\d{8}\/[^/,\s]+\/([a-z0-9-]+)\/aws4_request/;

/** What the prefix of `X-Amz-Target` says when nothing is signed. */
const targets: Readonly<Record<string, string>> = {
  RekognitionService: "rekognition",
  DynamoDB_20120810: "dynamodb",
  AWSStepFunctions: "states",
};

/**
 * The service that a request is meant for, as its signature, target or form says. An unsigned request for a path is
 * taken as one for S3, which serves public objects so.
 */
export function serviceNameOf({ headers }: IncomingMessage, query: URLSearchParams): string {
  const credential = headers.authorization ?? `Credential=${query.get("X-Amz-Credential") ?? ""}`;
  const signed = CREDENTIAL.exec(credential)?.[1];
  if (signed !== undefined) return signed;
  const target = String(headers["x-amz-target"] ?? "").split(".")[0]!;
  if (target !== "") return (Object.hasOwn(targets, target) && targets[target]) || target;
  return headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ? "sns" : "s3";
}
