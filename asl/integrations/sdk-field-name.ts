/**
 * The name that the AWS SDK integrations give a field of a service: the SDK for Java's with a capital, so capitals at the
 * beginning are one word. Optimised integrations keep the service's own capitals.
 *
 * @example sdkFieldName("DBInstanceIdentifier") // "DbInstanceIdentifier"
 * @example sdkFieldName("kmsKeyId") // "KmsKeyId"
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function sdkFieldName(name: string): string {
  const acronym = /^.(?:[A-Z](?![a-z]))*/.exec(name)?.[0] ?? "";
  return acronym.slice(0, 1).toUpperCase() + acronym.slice(1).toLowerCase() + name.slice(acronym.length);
}
