import { apigateway as service } from "../../asl/integrations/apigateway";
import type { HttpAnswer } from "./http-answer";
import { type Optimised, optimised, type PatternsOf } from "./optimised";

/** What `apigateway:invoke` is called with. */
export interface ApiGatewayArguments {
  /** The host only, `a1b2c3.execute-api.us-east-1.amazonaws.com`. */
  ApiEndpoint: string;
  Method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
  Headers?: Record<string, string[]>;
  /** @default "$default", for REST APIs "" */
  Stage?: string;
  Path?: string;
  QueryParameters?: Record<string, string[]>;
  RequestBody?: unknown;
  AllowNullValues?: boolean;
  /** @default "NO_AUTH" */
  AuthType?: "NO_AUTH" | "IAM_ROLE" | "RESOURCE_POLICY";
}

interface Invoke<Response> {
  readonly arguments: ApiGatewayArguments;
  readonly result: HttpAnswer<Response>;
  readonly errors: `ApiGateway.${number}`;
}

/**
 * API Gateway: REST and HTTP APIs. The type of the answer's body is the author's to say; other statuses than 2xx fail the
 * task with `ApiGateway.404` and the like.
 *
 * @example
 * chain.task("Load", apigateway.invoke<{ name: string }>(), {
 *   arguments: ({ input }) => ({ ApiEndpoint: input.host, Method: "GET", Path: format("riders/{}", input.id) }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export const apigateway = {
  invoke: <Response = unknown>(): Optimised<Invoke<Response>, PatternsOf<typeof service, "invoke">> =>
    optimised<Invoke<Response>>()(service, "invoke"),
};
