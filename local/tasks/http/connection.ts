import type { JsonObject } from "../../../asl/json";
import { type HttpCall, send } from "./http-call";
import { addressOf } from "./parameters";

/** A parameter that a connection adds to every request. */
interface ConnectionParameter {
  readonly Key: string;
  readonly Value: string;
}

interface HttpParameters {
  readonly HeaderParameters?: readonly ConnectionParameter[];
  readonly QueryStringParameters?: readonly ConnectionParameter[];
  readonly BodyParameters?: readonly ConnectionParameter[];
}

/**
 * How an HTTP Task's EventBridge connection authorises requests: the `AuthParameters` of CreateConnection.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnectionAuthRequestParameters.html
 */
export interface Connection {
  readonly BasicAuthParameters?: { readonly Username: string; readonly Password: string };
  readonly ApiKeyAuthParameters?: { readonly ApiKeyName: string; readonly ApiKeyValue: string };
  readonly OAuthParameters?: {
    readonly AuthorizationEndpoint: string;
    readonly HttpMethod: string;
    readonly ClientParameters: { readonly ClientID: string; readonly ClientSecret: string };
    readonly OAuthHttpParameters?: HttpParameters;
  };
  readonly InvocationHttpParameters?: HttpParameters;
}

/** Connections by their ARN, or by their name. */
export type Connections = Readonly<Record<string, Connection>>;

/** The connection with an ARN, `arn:aws:events:<region>:<account>:connection/<name>/<id>`. */
export function findConnection(connections: Connections, arn: string): Connection | undefined {
  const name = /:connection\/([^/]+)/.exec(arn)?.[1] ?? arn;
  return [arn, name].flatMap((key) => (Object.hasOwn(connections, key) ? connections[key] : []))[0];
}

/** Fields that a connection adds to the body of a request; they win over the state's. */
export function bodyFields({ InvocationHttpParameters: { BodyParameters = [] } = {} }: Connection): JsonObject {
  return fields(BodyParameters);
}

/** The request with what the connection adds; its headers and query parameters win over the state's. */
export async function authorised(call: HttpCall, connection: Connection, signal: AbortSignal): Promise<HttpCall> {
  const { HeaderParameters = [], QueryStringParameters = [] } = connection.InvocationHttpParameters ?? {};
  const url = withQuery(call.url, QueryStringParameters);
  const added = { ...fields(HeaderParameters), ...(await credentials(connection, signal)) };
  const replaced = new Set(Object.keys(added).map((name) => name.toLowerCase()));
  const kept = Object.entries(call.headers).filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...call, url, headers: { ...Object.fromEntries(kept), ...added } };
}

async function credentials(connection: Connection, signal: AbortSignal): Promise<Readonly<Record<string, string>>> {
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: apiKey, OAuthParameters: oauth } = connection;
  if (basic !== undefined) return { Authorization: basicAuthorization(basic.Username, basic.Password) };
  if (apiKey !== undefined) return { [apiKey.ApiKeyName]: apiKey.ApiKeyValue };
  return oauth === undefined ? {} : { Authorization: `Bearer ${await accessToken(oauth, signal)}` };
}

function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/** Asks for a token with the client's credentials. @throws Error where it is not given */
async function accessToken(oauth: NonNullable<Connection["OAuthParameters"]>, signal: AbortSignal): Promise<string> {
  const { ClientID, ClientSecret } = oauth.ClientParameters;
  const { HeaderParameters = [], QueryStringParameters = [], BodyParameters = [] } = oauth.OAuthHttpParameters ?? {};
  const form = {
    grant_type: "client_credentials",
    client_id: ClientID,
    client_secret: ClientSecret,
    ...fields(BodyParameters),
  };
  const { statusCode, body } = await send(
    {
      url: withQuery(addressOf(oauth.AuthorizationEndpoint), QueryStringParameters),
      method: oauth.HttpMethod,
      headers: { "Content-Type": "application/x-www-form-urlencoded", ...fields(HeaderParameters) },
      body: new URLSearchParams(form).toString(),
    },
    signal,
  );
  const token = statusCode === 200 ? tokenIn(body.toString("utf8")) : undefined;
  if (token === undefined) throw new Error(`The connection got no access token: its endpoint answered ${statusCode}.`);
  return token;
}

function tokenIn(text: string): string | undefined {
  try {
    const { access_token: token } = JSON.parse(text) as { access_token?: unknown };
    return typeof token === "string" ? token : undefined;
  } catch {
    return undefined;
  }
}

function withQuery(url: URL, parameters: readonly ConnectionParameter[]): URL {
  const changed = new URL(url);
  for (const { Key, Value } of parameters) changed.searchParams.set(Key, Value);
  return changed;
}

function fields(parameters: readonly ConnectionParameter[]): Record<string, string> {
  return Object.fromEntries(parameters.map(({ Key, Value }) => [Key, Value]));
}
