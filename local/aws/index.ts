export { LocalAwsError } from "./local-aws-error";
export { type LocalAws, startLocalAws } from "./server";
