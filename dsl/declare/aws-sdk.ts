import type { Action } from "./action";

type AslJson<T> = T extends Date | Uint8Array
  ? string
  : T extends readonly (infer E)[]
    ? AslJson<E>[]
    : T extends object
      ? { [K in keyof T]: AslJson<T[K]> }
      : T;
type CommandInput<C> = C extends new (input: infer I extends object) => unknown ? I : never;
type CommandOutput<C> = C extends new (
  ...args: never[]
) => { resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: infer O }> }
  ? O
  : unknown;

/** Every action of an AWS SDK client. */
export type SdkService<M> = {
  readonly [K in Extract<keyof M, `${string}Command`> as K extends `${infer Action}Command`
    ? Uncapitalize<Action>
    : never]: Action<CommandInput<M[K]>, AslJson<Omit<CommandOutput<M[K]>, "$metadata">>>;
};

/**
 * Every action of an AWS service, typed from the service's own SDK client; nothing of the client is imported at run time.
 *
 * @example awsSdk<typeof import("@aws-sdk/client-rekognition")>("rekognition").detectFaces
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function awsSdk<M>(service: string): SdkService<M> {
  return new Proxy({}, { get: (_, action) => sdkAction(service, String(action)) }) as SdkService<M>;
}

function sdkAction(service: string, action: string): Action<never, unknown> {
  return Object.freeze({
    kind: "action",
    resource: `arn:aws:states:::aws-sdk:${service}:${action}`,
    pattern: "requestResponse",
  });
}
