export { LocalAwsError } from "./local-aws-error";
export type { ObjectCreated } from "./s3/object-created";
export { type LocalAws, startLocalAws } from "./server";
