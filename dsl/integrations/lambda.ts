import { lambda as service } from "../../asl/integrations/lambda";
import type { LambdaFunction } from "../declare/lambda";
import type { ServiceAnswer } from "./from-sdk";
import { type Optimised, optimised, type PatternsOf } from "./optimised";

/** How a function is invoked. */
export interface InvokeOptions {
  /** A version or an alias. */
  readonly qualifier?: string;
}

/** What `lambda:invoke` is called with, besides the function. */
export interface InvokeArguments<Event> {
  Payload?: Event;
  /** "Event" does not wait for the function. @default "RequestResponse" */
  InvocationType?: "RequestResponse" | "Event" | "DryRun";
  /** Base64 of at most 3,583 bytes. */
  ClientContext?: string;
}

/** What `lambda:invoke` gives. */
export interface Invocation<Result> extends ServiceAnswer {
  ExecutedVersion: string;
  Payload: Result;
  StatusCode: number;
}

/** The errors of Lambda itself that are worth trying again. */
export type TransientLambdaError =
  | "Lambda.ServiceException"
  | "Lambda.AWSLambdaException"
  | "Lambda.SdkClientException"
  | "Lambda.TooManyRequestsException"
  | "Lambda.Unknown";

interface InvokeSignature<I, O, E extends string> {
  readonly input: I;
  readonly arguments: InvokeArguments<I>;
  readonly result: Invocation<O>;
  readonly errors: E | TransientLambdaError;
}

/**
 * Invokes a function through `lambda:invoke`, whose result tells the version that ran and holds the function's in `Payload`.
 * Without arguments the payload is the whole document.
 *
 * @example chain.task("Detect", invoke(detectFaces, { qualifier: "live" }), { outputPath: ({ output }) => output.Payload })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export function invoke<I, O, E extends string>(
  target: LambdaFunction<I, O, E>,
  { qualifier }: InvokeOptions = {},
): Optimised<InvokeSignature<I, O, E>, PatternsOf<typeof service, "invoke">> {
  const name = { FunctionName: target.arn };
  const fixed = qualifier === undefined ? name : { ...name, Qualifier: qualifier };
  return optimised<InvokeSignature<I, O, E>>()(service, "invoke", { fixed, whole: "Payload" });
}

interface InvokeNamedSignature<I, O, E extends string> {
  readonly arguments: InvokeArguments<I> & { FunctionName: string };
  readonly result: Invocation<O>;
  readonly errors: E | TransientLambdaError;
}

/**
 * Invokes a function that only the run names. What the role may invoke is then said in the workflow's deployment, under
 * `allow`.
 *
 * @param _like a function that takes and gives the same
 * @example
 * chain.task("Resize", invokeNamed(resizeImages), {
 *   arguments: ({ input }) => ({ FunctionName: input.functionArn, Payload: input }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export function invokeNamed<I, O, E extends string>(
  _like: LambdaFunction<I, O, E>,
): Optimised<InvokeNamedSignature<I, O, E>, PatternsOf<typeof service, "invoke">> {
  return optimised<InvokeNamedSignature<I, O, E>>()(service, "invoke");
}
