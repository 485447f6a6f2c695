import { http as service } from "../../asl/integrations/http";
import type { HttpAnswer } from "./http-answer";
import { type Optimised, optimised, type PatternsOf } from "./optimised";

/** Who calls: an EventBridge connection, which holds the credentials. A private API names it as `InvocationConfig` too. */
type Connection =
  | { Authentication: { ConnectionArn: string }; InvocationConfig?: { ConnectionArn: string } }
  | { InvocationConfig: { ConnectionArn: string } };

/** How the body and the query are written. */
interface Transform {
  /** @default "NONE", JSON */
  RequestBodyEncoding?: "NONE" | "URL_ENCODED";
  RequestEncodingOptions?: { ArrayFormat?: "INDICES" | "REPEAT" | "COMMAS" | "BRACKETS" };
}

/** What `http:invoke` is called with. */
export type HttpArguments = Connection & {
  /** With `https://`. */
  ApiEndpoint: string;
  Method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "OPTIONS" | "HEAD";
  Headers?: Record<string, string | string[]>;
  QueryParameters?: Record<string, string | string[]>;
  RequestBody?: unknown;
  Transform?: Transform;
};

interface Invoke<Response> {
  readonly arguments: HttpArguments;
  readonly result: HttpAnswer<Response>;
  readonly errors: `States.Http.StatusCode.${number}` | "States.Http.Socket";
}

/**
 * Any HTTPS API. The type of its answer's body is the author's to say; statuses from 400 up fail the task.
 *
 * @example
 * chain.task("Charge", http.invoke<{ id: string }>(), {
 *   arguments: ({ input }) => ({
 *     ApiEndpoint: "https://api.example.com/charges",
 *     Method: "POST",
 *     Authentication: { ConnectionArn: input.connection },
 *     RequestBody: { amount: input.amount },
 *   }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export const http = {
  invoke: <Response = unknown>(): Optimised<Invoke<Response>, PatternsOf<typeof service, "invoke">> =>
    optimised<Invoke<Response>>()(service, "invoke"),
};
