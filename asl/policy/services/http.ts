import { type Argument, fieldOf, patternOf, textOf } from "../argument";
import { type ArnScope, isPlaceholder, placeholderAttribute, splitArn } from "../arn";
import { type Claim, claimEach, claimFrom, describe, type TaskCall } from "../claim";
import type { PolicyConditions } from "../statement";

const URL_WITH_HOST = /^(https:\/\/[^/*]+(?:\/|$)|\$\{[^{}]*\})/;

/**
 * `http:invoke`: this machine, this method, this endpoint, and the one connection that holds the credentials.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#connect-http-task-permissions
 */
export function invokeHttp(call: TaskCall): readonly Claim[] {
  const { arguments: given, allow } = call;
  const endpoints = endpointsOf(fieldOf(given, "ApiEndpoint"), allow);
  const authentication = fieldOf(given, "Authentication") ?? fieldOf(given, "InvocationConfig");
  const connection = authentication && fieldOf(authentication, "ConnectionArn");
  return [invoke(call, endpoints), ...credentials(connection, call.scope)];
}

function invoke({ arguments: given, machineArn }: TaskCall, endpoints: readonly string[]): Claim {
  const action = "states:InvokeHTTPEndpoint";
  if (endpoints.length === 0) {
    return { action, on: { kind: "runtime", what: describe(fieldOf(given, "ApiEndpoint"), "ApiEndpoint") } };
  }
  const text = textOf(given, "Method");
  const method: PolicyConditions[string] = text === undefined ? {} : { "states:HTTPMethod": [text] };
  const endpoint = { "states:HTTPEndpoint": endpoints };
  const exact = endpoints.every((url) => !url.includes("*"));
  const patterns = { ...(text !== undefined && { StringEquals: method }), StringLike: endpoint };
  const conditions = exact ? { StringEquals: { ...method, ...endpoint } } : patterns;
  return { action, on: { kind: "arns", arns: [machineArn] }, conditions };
}

/** Only the path of an endpoint may be left to the run: whoever names the host gets the credentials. */
function endpointsOf(endpoint: Argument | undefined, allow: readonly string[]): readonly string[] {
  const pattern = patternOf(endpoint);
  return URL_WITH_HOST.test(pattern) ? [pattern] : allow.filter((allowed) => URL_WITH_HOST.test(allowed));
}

function credentials(connection: Argument | undefined, scope: ArnScope): readonly Claim[] {
  const own = claimFrom(connection, "ConnectionArn", (arn) => [arn]);
  const secret = claimFrom(connection, "ConnectionArn", (arn) => [secretOf(arn, scope)]);
  return [
    ...claimEach(["events:RetrieveConnectionCredentials"], own),
    ...claimEach(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], secret),
  ];
}

/** EventBridge keeps the credentials of a connection in a secret of its own. */
function secretOf(connection: string, scope: ArnScope): string {
  if (isPlaceholder(connection)) return secretArn(scope, placeholderAttribute(connection, "Name"));
  const [, partition = scope.partition, , region = scope.region, account = scope.account, path = ""] =
    splitArn(connection);
  return secretArn({ partition, region, account }, splitArn(path, "/")[1] ?? connection);
}

function secretArn({ partition, region, account }: ArnScope, connection: string): string {
  return `arn:${partition}:secretsmanager:${region}:${account}:secret:events!connection/${connection}/*`;
}
