import { type Argument, fieldOf, patternOf, textOf } from "../argument";
import type { ArnScope } from "../arn";
import { type Claim, claimEach, claimFrom, describe, type TaskCall } from "../claim";

/** `apigateway:invoke`: one method and path of one stage; an API without authorisation asks for nothing. */
export function invokeApi({ arguments: given, scope }: TaskCall): readonly Claim[] {
  if (textOf(given, "AuthType") === "NO_AUTH") return [];
  const { partition, region, account } = scope;
  const stage = fieldOf(given, "Stage") === undefined ? "*" : patternOf(fieldOf(given, "Stage"));
  const method = patternOf(fieldOf(given, "Method"));
  const path = fieldOf(given, "Path") === undefined ? "" : patternOf(fieldOf(given, "Path")).replace(/^\//, "");
  const on = claimFrom(fieldOf(given, "ApiEndpoint"), "ApiEndpoint", (endpoint) => [
    `arn:${partition}:execute-api:${region}:${account}:${apiOf(endpoint)}/${stage}/${method}/${path}`,
  ]);
  return claimEach(["execute-api:Invoke"], on);
}

/** The management of API Gateway: the actions are HTTP methods, the resources the paths of its own API. */
export function manageApi(
  actions: readonly string[],
  path: string,
  given: Argument,
  { partition, region }: ArnScope,
): readonly Claim[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const unknown = names.find((name) => fieldOf(given, name)?.kind !== "text");
  if (unknown !== undefined)
    return claimEach(actions, { kind: "runtime", what: describe(fieldOf(given, unknown), unknown) });
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => textOf(given, name)!);
  return claimEach(actions, { kind: "arns", arns: [`arn:${partition}:apigateway:${region}::${filled}`] });
}

/** Messages to the clients of a WebSocket API: one method on the connections of one stage. */
export function manageConnections(method: "DELETE" | "GET" | "POST"): (call: TaskCall) => readonly Claim[] {
  return ({ arguments: given, scope: { partition, region, account } }) => {
    const stage = fieldOf(given, "Stage") === undefined ? "*" : patternOf(fieldOf(given, "Stage"));
    const on = claimFrom(fieldOf(given, "ApiEndpoint"), "ApiEndpoint", (endpoint) => [
      `arn:${partition}:execute-api:${region}:${account}:${apiOf(endpoint)}/${stage}/${method}/@connections/*`,
    ]);
    return claimEach(["execute-api:ManageConnections"], on);
  };
}

/** The API's id in its host name. */
function apiOf(endpoint: string): string {
  return endpoint.replace(/^https:\/\//, "").split(/\.execute-api\.|\//)[0]!;
}
