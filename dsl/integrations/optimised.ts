import type { OptimisedService } from "../../asl/integrations/optimised-service";
import type { IntegrationPattern } from "../../asl/resource";
import type { Action, AnyAction } from "../declare/action";
import { type Callable, type ParsedSyncable, type Syncable, withPattern } from "../declare/callable";

/** The types of an optimised integration. */
export interface Signature {
  /** What it is called with. */
  readonly arguments: unknown;
  /** What the document must be for the arguments to be left out. @default the arguments */
  readonly input?: unknown;
  /** What it gives at once. */
  readonly result: unknown;
  /** What it gives when the job has ended. @default the result */
  readonly ended?: unknown;
  /** The same as parsed JSON, for `.sync:2`. @default the result */
  readonly parsed?: unknown;
  readonly errors?: string;
}

type Field<S, K extends string, Fallback> = S extends { readonly [X in K]: infer T } ? T : Fallback;
type Errors<S> = Field<S, "errors", never> & string;
type Input<S extends Signature> = Field<S, "input", S["arguments"]>;
type Given<S extends Signature> = S["arguments"];

/** An action with exactly those ways to wait that AWS supports. */
export type Optimised<S extends Signature, P extends IntegrationPattern> = Action<
  Input<S>,
  S["result"],
  Errors<S>,
  "requestResponse",
  Given<S>
> &
  ("waitForTaskToken" extends P ? Callable<Input<S>, Errors<S>, Given<S>> : unknown) &
  ("sync" extends P ? Syncable<Input<S>, Field<S, "ended", S["result"]>, Errors<S>, Given<S>> : unknown) &
  ("sync:2" extends P ? ParsedSyncable<Input<S>, Field<S, "parsed", S["result"]>, Errors<S>, Given<S>> : unknown);

/** The patterns of one action, from the data of a service. */
export type PatternsOf<
  Service extends OptimisedService,
  A extends keyof Service["actions"],
> = Service["actions"][A]["patterns"][number];

/** What an integration knows of its own arguments. */
export type Known = Pick<AnyAction, "fixed" | "whole">;

/**
 * Types an action of an optimised integration: which ways to wait it has follows from the data of the service.
 *
 * @example
 * export const sendMessage = optimised<{ arguments: SendMessage; result: { MessageId: string } }>()(sqs, "sendMessage");
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export function optimised<S extends Signature>(): <
  const Service extends OptimisedService,
  const A extends keyof Service["actions"] & string,
>(
  service: Service,
  action: A,
  known?: Known,
) => Optimised<S, PatternsOf<Service, A>> {
  return (service, action, known = {}) => {
    const resource = `arn:aws:states:::${service.service}:${action}`;
    const base: AnyAction = { kind: "action", resource, pattern: "requestResponse", ...known };
    const patterns = service.actions[action]?.patterns ?? [];
    return Object.freeze({ ...base, ...waysToWait(base, patterns) }) as never;
  };
}

const METHODS = { sync: "sync", "sync:2": "syncParsed", waitForTaskToken: "waitForTaskToken" } as const;

function waysToWait(action: AnyAction, patterns: readonly IntegrationPattern[]): Record<string, () => AnyAction> {
  const waiting = patterns.filter((pattern) => pattern !== "requestResponse");
  return Object.fromEntries(waiting.map((pattern) => [METHODS[pattern], () => withPattern(action, pattern)]));
}
