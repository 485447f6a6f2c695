import type { CodeBundle } from "./bundle";

/** What AWS Lambda answers when a function fails, the payload of `FunctionError: Unhandled`. */
export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** What a worker is started with. */
export interface Startup extends CodeBundle {
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

/** Asks a worker to run its handler once. Payloads travel as JSON text, as they do on AWS. */
export interface Request {
  readonly requestId: string;
  readonly payload: string;
  readonly timeoutMs: number;
}

/** What a worker tells its host. A fatal failure is the last word of the worker. */
export type Report =
  | { readonly kind: "started" }
  | { readonly kind: "log"; readonly line: string }
  | { readonly kind: "response"; readonly payload: string; readonly durationMs: number }
  | {
      readonly kind: "failure";
      readonly failure: FunctionFailure;
      readonly durationMs: number;
      readonly fatal: boolean;
    };

/** Largest request and response of a synchronous invocation. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const requestLimitBytes = 6_291_456;
export const responseLimitBytes = 6_291_556;
