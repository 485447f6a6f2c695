import { X509Certificate } from "node:crypto";
import type { Json, JsonObject } from "../../../asl/json";
import type { HttpCall } from "../http/http-call";
import { addQuery, addressOf, textOf } from "../http/parameters";
import { RequestError } from "../http/request-error";
import type { Credentials } from "../http/sign";
import { bearerToken } from "./bearer-token";

/** A request to the Kubernetes API. */
export interface KubernetesRequest extends Pick<HttpCall, "method" | "longestBodyBytes"> {
  /** From the root of the API: `/api/v1/namespaces/default/pods`. */
  readonly path: string;
  /** Parameters by name, with a list of texts each. */
  readonly query?: Json;
  readonly body?: Json;
}

/** Who calls a cluster. */
export interface Caller {
  readonly credentials: Credentials;
  readonly region: string;
}

/**
 * A request to the cluster that a state names by `ClusterName`, `Endpoint` and `CertificateAuthority`: by https, or by http on
 * this machine, as `kubectl proxy` takes it.
 *
 * @throws RequestError
 */
export async function clusterCall(
  given: JsonObject,
  { path, query, body, ...request }: KubernetesRequest,
  { credentials, region }: Caller,
): Promise<HttpCall> {
  const url = addressOf(textField(given, "Endpoint"));
  url.pathname = url.pathname.replace(/\/$/, "") + path;
  addQuery(url, query);
  const authority = url.protocol === "https:" ? certificate(textField(given, "CertificateAuthority")) : undefined;
  return {
    ...request,
    url,
    headers: {
      Accept: "application/json, */*",
      Authorization: `Bearer ${await bearerToken(textField(given, "ClusterName"), credentials, region)}`,
      ...(body !== undefined && { "Content-Type": contentType(request.method, body) }),
    },
    ...(body !== undefined && { body: textOf(body) }),
    ...(authority !== undefined && { certificateAuthority: authority }),
  };
}

function textField(given: JsonObject, field: string): string {
  const value = given[field];
  if (typeof value === "string" && value !== "") return value;
  throw new RequestError(`${field} must be a text, not ${JSON.stringify(value ?? null)}.`);
}

function certificate(base64: string): string {
  const pem = Buffer.from(base64, "base64").toString("utf8");
  try {
    new X509Certificate(pem);
    return pem;
  } catch {
    throw new RequestError("CertificateAuthority is no certificate in Base64, as DescribeCluster gives it.");
  }
}

/** Kubernetes takes no patch without being told of which kind it is. */
function contentType(method: string, body: Json): string {
  if (method !== "PATCH") return "application/json";
  return Array.isArray(body) ? "application/json-patch+json" : "application/merge-patch+json";
}
