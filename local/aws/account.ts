/** The account and region that the stand-ins pretend to be. */
export const account = "000000000000";
export const region = "us-east-1";

/** ARN of a resource of the pretended account. */
export function arnOf(service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}
