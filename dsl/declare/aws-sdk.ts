import type { Action } from "./action";
import { type Callable, callable } from "./callable";
import type { CommandInput, CommandOutput, Pascal } from "./sdk-types";

/** Every action of an AWS SDK client. */
export type SdkService<M> = {
  readonly [K in Extract<keyof M, `${string}Command`> as K extends `${infer Name}Command`
    ? Uncapitalize<Name>
    : never]: SdkAction<Pascal<CommandInput<M[K]>>, Pascal<CommandOutput<M[K]>>>;
};

/** An action of an AWS SDK client, which can also wait for a callback. */
export type SdkAction<I, O> = Action<I, O> & Callable<I, never>;

/**
 * Every action of an AWS service, typed from the service's own SDK client; nothing of the client is imported at run time.
 * The name is the client's own: "rekognition", "sfn", "cloudwatch-logs". Dates, blobs and streams are text.
 *
 * @example awsSdk<typeof import("@aws-sdk/client-rekognition")>("rekognition").detectFaces
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function awsSdk<M>(service: string): SdkService<M> {
  const name = serviceName(service);
  return new Proxy({}, { get: (_, action) => sdkAction(name, String(action)) }) as SdkService<M>;
}

/** What Step Functions calls the service of a client: `cloudwatchlogs`, and `config` for "config-service". */
function serviceName(client: string): string {
  return client
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/service$/, "");
}

function sdkAction(service: string, action: string): SdkAction<never, unknown> {
  return callable({
    kind: "action",
    resource: `arn:aws:states:::aws-sdk:${service}:${action}`,
    pattern: "requestResponse",
  });
}
