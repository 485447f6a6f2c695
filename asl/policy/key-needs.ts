import type { ArnScope } from "./arn";
import type { Catalogue } from "./catalogue";
import type { Need } from "./statement";

/**
 * What needs on encrypted resources take of their keys: reading takes `kms:Decrypt`, writing a data key too, and both
 * only by way of the service that holds the data.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function keyNeeds(
  needs: readonly Need[],
  keys: Readonly<Record<string, string>>,
  catalogue: Catalogue,
  scope: ArnScope,
): readonly Need[] {
  return needs.flatMap((need) => {
    const encrypted = Object.keys(keys).filter((arn) => need.resources.some((resource) => isWithin(resource, arn)));
    return encrypted.flatMap((arn) => keyNeed(need, keys[arn]!, catalogue, scope));
  });
}

function keyNeed(need: Need, key: string, catalogue: Catalogue, { partition, region }: ArnScope): readonly Need[] {
  const access = catalogue.action(need.action)?.access ?? "";
  const actions = access.includes("Write") ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"];
  if (access === "List") return [];
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const service = `${need.action.split(":")[0]}.${region}.${domain}`;
  const conditions = { StringEquals: { "kms:ViaService": [service] } };
  return actions.map((action) => ({ ...need, action, resources: [key], conditions, reason: undefined }));
}

function isWithin(resource: string, arn: string): boolean {
  return resource === arn || resource.startsWith(`${arn}/`);
}
