import { fieldOf, patternOf, textOf } from "../argument";
import { type Claim, claimEach, claimFrom, type TaskCall } from "../claim";

/** `apigateway:invoke`: one method and path of one stage; an API without authorisation asks for nothing. */
export function invokeApi({ arguments: given, scope }: TaskCall): readonly Claim[] {
  if (textOf(given, "AuthType") === "NO_AUTH") return [];
  const { partition, region, account } = scope;
  const stage = fieldOf(given, "Stage") === undefined ? "*" : patternOf(fieldOf(given, "Stage"));
  const method = patternOf(fieldOf(given, "Method"));
  const path = fieldOf(given, "Path") === undefined ? "" : patternOf(fieldOf(given, "Path")).replace(/^\//, "");
  const on = claimFrom(fieldOf(given, "ApiEndpoint"), "ApiEndpoint", (endpoint) => {
    const api = endpoint.replace(/^https:\/\//, "").split(/\.execute-api\.|\//)[0];
    return [`arn:${partition}:execute-api:${region}:${account}:${api}/${stage}/${method}/${path}`];
  });
  return claimEach(["execute-api:Invoke"], on);
}
