import type { Action } from "./action";
import { type Callable, callable } from "./callable";

/** Members of AWS's SDK as Step Functions names them: every field starts with a capital. */
type Pascal<T> = T extends Date | Uint8Array
  ? string
  : T extends readonly (infer E)[]
    ? Pascal<E>[]
    : T extends { transformToString(): unknown }
      ? string
      : T extends object
        ? { [K in keyof T as FieldName<K>]: Pascal<T[K]> }
        : T;

/** A map's keys are data and stay as they are. */
type FieldName<K> = K extends string ? (string extends K ? K : Capitalize<K>) : K;

type CommandInput<C> = C extends new (input: infer I extends object) => unknown ? I : never;
type CommandOutput<C> = C extends new (
  ...args: never[]
) => { resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: infer O }> }
  ? O
  : unknown;

/** Every action of an AWS SDK client. */
export type SdkService<M> = {
  readonly [K in Extract<keyof M, `${string}Command`> as K extends `${infer Name}Command`
    ? Uncapitalize<Name>
    : never]: SdkAction<Pascal<CommandInput<M[K]>>, Pascal<Omit<CommandOutput<M[K]>, "$metadata">>>;
};

/** An action of an AWS SDK client, which can also wait for a callback. */
export type SdkAction<I, O> = Action<I, O> & Callable<I, never>;

/**
 * Every action of an AWS service, typed from the service's own SDK client; nothing of the client is imported at run time.
 * The name is the client's own, in lower case: "rekognition", "sfn", "cloudwatchlogs". Dates, blobs and streams are text.
 *
 * @example awsSdk<typeof import("@aws-sdk/client-rekognition")>("rekognition").detectFaces
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function awsSdk<M>(service: string): SdkService<M> {
  return new Proxy({}, { get: (_, action) => sdkAction(service, String(action)) }) as SdkService<M>;
}

function sdkAction(service: string, action: string): SdkAction<never, unknown> {
  return callable({
    kind: "action",
    resource: `arn:aws:states:::aws-sdk:${service}:${action}`,
    pattern: "requestResponse",
  });
}
