import type { OptimisedAction, OptimisedService } from "../../asl/integrations/optimised-service";
import type { CommandInput, CommandOutput, Pascal } from "../declare/sdk-types";
import type { Plain } from "../types/document";
import { type Optimised, optimised, type PatternsOf } from "./optimised";

type CommandOf<Client, A extends string> = Client extends { readonly [K in `${Capitalize<A>}Command`]: infer C }
  ? C
  : never;

/** What an action of an SDK client takes, named as Step Functions names it. */
export type SdkInput<Client, A extends string> = Pascal<CommandInput<CommandOf<Client, A>>, string, "optimised">;

/** What an action of an SDK client gives, named as Step Functions names it; times are milliseconds since 1970. */
export type SdkOutput<Client, A extends string> = Pascal<CommandOutput<CommandOf<Client, A>>, number, "optimised">;

/** What an optimised integration tells of the service's answer, where it does not wait for a job. */
export interface ServiceAnswer {
  SdkHttpMetadata: {
    AllHttpHeaders: Record<string, string[]>;
    HttpHeaders: Record<string, string>;
    HttpStatusCode: number;
  };
  SdkResponseMetadata: { RequestId: string };
}

/** Where an integration differs from the SDK. */
export interface Difference {
  /** Arguments of other types than the SDK's, by name. */
  readonly arguments?: object;
  /** What it gives at once. @default what the SDK gives */
  readonly result?: unknown;
  /** What it gives when the job has ended. */
  readonly ended?: unknown;
}

type Actions<S extends OptimisedService> = S["actions"];
type Waiting<S extends OptimisedService> = {
  [A in keyof Actions<S>]: "sync" extends PatternsOf<S, A> ? A : never;
}[keyof Actions<S>];

/** The differences of a service's actions; what a job gives when it has ended must be said. */
export type Differences<S extends OptimisedService> = { readonly [A in keyof Actions<S>]?: Difference } & {
  readonly [A in Waiting<S>]: { readonly ended: unknown };
};

/** The actions of an optimised integration: its data with the types of the service's SDK client. */
export type FromSdk<S extends OptimisedService, Client, D, Prefix extends string> = {
  readonly [A in keyof Actions<S> & string]: Optimised<
    SignatureOf<Client, A, Actions<S>[A], Said<D, A>, Prefix>,
    PatternsOf<S, A>
  >;
};

type Said<D, A> = A extends keyof D ? D[A] : {};
type SignatureOf<Client, A extends string, Data extends OptimisedAction, D, Prefix extends string> = {
  readonly arguments: Replace<Listed<SdkInput<Client, A>, Data>, D extends { arguments: infer X } ? X : {}>;
  readonly result: (D extends { result: infer R } ? R : SdkOutput<Client, A>) & ServiceAnswer;
  readonly ended: D extends { ended: infer E } ? E : never;
  readonly errors: ErrorsOf<Client, Prefix>;
};

type Optional<Data> = Data extends { optional: readonly (infer K)[] } ? K : never;
type Listed<T, Data extends OptimisedAction> = { [K in keyof T & Data["required"][number]]-?: T[K] } & {
  [K in keyof T & Optional<Data>]?: T[K];
};
type Replace<T, X> = Plain<Omit<T, keyof X> & X>;
type ErrorsOf<Client, Prefix extends string> = `${Prefix}.${Exclude<
  Extract<keyof Client, `${string}Exception`>,
  `${string}ServiceException`
>}`;

/**
 * The actions of an optimised integration, each with exactly the patterns of the service's data, typed from the types of
 * its SDK client: `FromSdk` says how.
 *
 * @example
 * export const glue = fromSdk<typeof service, typeof import("@aws-sdk/client-glue"), { startJobRun: { ended: JobRun } }>(service);
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export function fromSdk<S extends OptimisedService, Client, D extends Differences<S>, Prefix extends string = never>(
  service: S,
): FromSdk<S, Client, D, Prefix> {
  const actions = Object.keys(service.actions).map((action) => [action, optimised<never>()(service, action)]);
  return Object.freeze(Object.fromEntries(actions)) as FromSdk<S, Client, D, Prefix>;
}
