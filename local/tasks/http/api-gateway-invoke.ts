import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import type { HttpCall } from "./http-call";
import { addQuery, addressOf, headersOf, isLoopback, methodOf, type Restriction, textOf } from "./parameters";
import { RequestError } from "./request-error";

const RESTRICTION: Restriction = {
  names: new Set([
    ...["authorization", "connection", "content-md5", "expect", "host", "max-forwards", "proxy-authenticate", "server"],
    ...["te", "transfer-encoding", "trailer", "upgrade", "via", "www-authenticate"],
  ]),
  prefixes: ["x-forwarded", "x-amz", "x-amzn"],
};

const WITH_BODY: ReadonlySet<string> = new Set(["PATCH", "POST", "PUT"]);

/**
 * The request of an `apigateway:invoke`. ApiEndpoint is a host name; one of this machine is called without encryption.
 *
 * @throws RequestError
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export function apiGatewayCall(given: JsonObject): HttpCall {
  const url = invokeUrl(given);
  addQuery(url, given["QueryParameters"]);
  const method = methodOf(given["Method"]);
  const body = WITH_BODY.has(method) ? bodyOf(given) : undefined;
  const headers = headersOf(given["Headers"], RESTRICTION);
  return {
    url,
    method,
    headers: {
      Accept: "application/json",
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  };
}

/** Whether the request is signed with the credentials of a role. */
export function isSigned({ AuthType = "NO_AUTH" }: JsonObject): boolean {
  return AuthType === "IAM_ROLE" || AuthType === "RESOURCE_POLICY";
}

function invokeUrl({ ApiEndpoint = "", Stage, Path }: JsonObject): URL {
  const host = textOf(ApiEndpoint);
  if (!/^[\w.:[\]-]+$/.test(host))
    throw new RequestError(`ApiEndpoint must be a host name, not ${JSON.stringify(host)}.`);
  const url = addressOf(`https://${host}`);
  const segments = [Stage, Path].flatMap((part) => (part === undefined || part === "" ? [] : [textOf(part)]));
  url.pathname = segments.map((part) => part.replace(/^\//, "")).join("/");
  if (isLoopback(url)) url.protocol = "http:";
  return url;
}

/** Texts are JSON too. Fields that are null are left out, unless they are asked for. */
function bodyOf({ RequestBody, AllowNullValues }: JsonObject): string | undefined {
  if (RequestBody === undefined || RequestBody === null) return undefined;
  return JSON.stringify(AllowNullValues === true ? RequestBody : withoutNulls(RequestBody));
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withoutNulls(item));
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(fields.map(([name, item]) => [name, withoutNulls(item)]));
}
