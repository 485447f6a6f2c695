import { type Credentials, createSigner } from "../http/sign";

/** EKS takes tokens whose signature holds for 60 seconds. */
const EXPIRY_SECONDS = 60;

/**
 * What proves to a cluster of EKS who calls: a signed request for the caller's identity, which the cluster sends to STS.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-auth.html
 * @see https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster
 */
export async function bearerToken(clusterName: string, credentials: Credentials, region: string): Promise<string> {
  const signer = await createSigner("sts", credentials, region);
  const hostname = `sts.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
  const { query = {} } = await signer.presign(
    {
      method: "GET",
      protocol: "https:",
      hostname,
      path: "/",
      query: { Action: "GetCallerIdentity", Version: "2011-06-15" },
      headers: { host: hostname, "x-k8s-aws-id": clusterName },
    },
    { expiresIn: EXPIRY_SECONDS },
  );
  const url = `https://${hostname}/?${new URLSearchParams(query as Record<string, string>)}`;
  return `k8s-aws-v1.${Buffer.from(url).toString("base64url")}`;
}
