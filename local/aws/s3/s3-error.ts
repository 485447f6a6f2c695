import { AwsError } from "../aws-error";

const refusals = {
  AccessDenied: [403, "Access Denied"],
  BadDigest: [400, "The checksum that was sent does not match the content that was received."],
  BucketAlreadyOwnedByYou: [409, "Your previous request to create the named bucket succeeded and you already own it."],
  BucketNotEmpty: [409, "The bucket you tried to delete is not empty."],
  EntityTooSmall: [400, "Your proposed upload is smaller than the minimum allowed size; only the last part may be."],
  IncompleteBody: [400, "The request body is shorter or longer than it was said to be."],
  InvalidArgument: [400, "Invalid Argument"],
  InvalidBucketName: [400, "The specified bucket is not valid."],
  InvalidPart: [400, "One or more of the specified parts could not be found."],
  InvalidPartOrder: [400, "The list of parts was not in ascending order. Parts must be ordered by part number."],
  InvalidRange: [416, "The requested range is not satisfiable"],
  InvalidRequest: [400, "Invalid Request"],
  InvalidURI: [400, "Couldn't parse the specified URI."],
  KeyTooLongError: [400, "Your key is too long; 1024 bytes are the limit."],
  MalformedXML: [400, "The XML you provided was not well-formed or did not validate against our published schema."],
  MethodNotAllowed: [405, "The specified method is not allowed against this resource."],
  NoSuchBucket: [404, "The specified bucket does not exist"],
  NoSuchKey: [404, "The specified key does not exist."],
  NoSuchUpload: [404, "The specified upload does not exist. It may have been aborted or completed."],
  NotImplemented: [501, "This operation is not available locally."],
  PreconditionFailed: [412, "At least one of the pre-conditions you specified did not hold"],
} as const satisfies Record<string, readonly [number, string]>;

/**
 * A refusal in S3's words.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function s3Error(code: keyof typeof refusals, detail?: string): AwsError {
  const [status, message] = refusals[code];
  return new AwsError(code, detail ?? message, status);
}
