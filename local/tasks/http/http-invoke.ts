import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { at } from "../at";
import { bodyFields, type Connection } from "./connection";
import { formEncoded } from "./form-encoding";
import type { HttpCall } from "./http-call";
import { addQuery, addressOf, headersOf, methodOf, type Restriction, textOf } from "./parameters";
import { RequestError } from "./request-error";

const RESTRICTION: Restriction = {
  names: new Set([
    ...["a-im", "accept-charset", "accept-datetime", "accept-encoding", "authorization", "cache-control", "connection"],
    ...["content-encoding", "content-md5", "date", "expect", "forwarded", "from", "host", "http2-settings", "if-match"],
    ...["if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "max-forwards", "origin", "pragma"],
    ...["proxy-authorization", "referer", "server", "te", "trailer", "transfer-encoding", "upgrade", "via", "warning"],
  ]),
  prefixes: ["x-forwarded-", "x-amz-", "x-amzn-"],
};

/**
 * The request of an `http:invoke`.
 *
 * @throws RequestError
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export function httpInvokeCall(given: JsonObject, connection: Connection, region: string): HttpCall {
  const url = addressOf(textOf(given["ApiEndpoint"] ?? ""));
  addQuery(url, given["QueryParameters"]);
  const headers = headersOf(given["Headers"], RESTRICTION);
  const isForm = encodingOf(given["Transform"]) === "URL_ENCODED";
  const body = bodyOf(given, connection, isForm);
  const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  return {
    url,
    method: methodOf(given["Method"]),
    headers: {
      "User-Agent": `Amazon|StepFunctions|HttpInvoke|${region}`,
      Range: "bytes=0-262144",
      ...(body !== undefined && !hasType && { "Content-Type": type }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  };
}

/** The ARN of the connection that authorises the request. */
export function connectionArnOf(given: JsonObject): string | undefined {
  const arn = at("Authentication", "ConnectionArn")(given) ?? at("InvocationConfig", "ConnectionArn")(given);
  return typeof arn === "string" ? arn : undefined;
}

function encodingOf(transform: Json | undefined): string {
  const encoding = at("RequestBodyEncoding")(transform ?? {}) ?? "NONE";
  if (encoding === "NONE" || encoding === "URL_ENCODED") return encoding;
  throw new RequestError(`RequestBodyEncoding must be NONE or URL_ENCODED, not ${JSON.stringify(encoding)}.`);
}

function bodyOf({ RequestBody, Transform }: JsonObject, connection: Connection, isForm: boolean): string | undefined {
  const body = merged(RequestBody, bodyFields(connection));
  if (body === undefined || body === null) return undefined;
  if (!isForm) return textOf(body);
  const format = at("RequestEncodingOptions", "ArrayFormat")(Transform ?? {}) ?? "INDICES";
  return formEncoded(body, String(format));
}

function merged(body: Json | undefined, added: JsonObject): Json | undefined {
  if (Object.keys(added).length === 0) return body;
  if (body !== undefined && !isJsonObject(body)) {
    throw new RequestError("RequestBody must be an object, for the connection adds fields to it.");
  }
  return { ...body, ...added };
}
