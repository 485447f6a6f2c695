import type { RetrierNode } from "../tree/guard";
import type { AnyPoint, Assigned, Branching, ChainAt, Late, Meeting, Shared } from "../types/chain";
import type { ErrorInfo, Joint, Merge, Passed, ResultPath } from "../types/document";
import type { ErrorScope } from "../types/scope";
import type { Chain } from "./chain";
import type { StatesError } from "./errors";
import type { InJsonata, StateOptions } from "./options";

/** Names of errors: those the state is known to raise are offered, any other is allowed. */
export type ErrorNames<E extends string> = readonly (E | StatesError | (string & {}))[];

/** What to retry, and how. */
export interface RetryOptions<E extends string> extends Omit<RetrierNode, "errors"> {
  readonly errors: ErrorNames<E>;
}

/**
 * A chain whose last state can fail: `retry` and `catch` apply to that state. Known are the points after and before it, and
 * the errors that it raises.
 */
export interface Catching<in out S extends AnyPoint, in out B extends AnyPoint, in out E extends string>
  extends Chain<S>,
    Guards {
  readonly [before]: B;
  readonly [raised]: E;
}

declare const before: unique symbol;
declare const raised: unique symbol;

/** How errors are handled. */
interface Guards {
  /**
   * Tries the state again after some errors: after 1 second, then each time twice as long, 3 times, unless it says otherwise.
   *
   * @example chain.task("Charge", charge).retry({ errors: ["States.Timeout"], maxAttempts: 5, jitterStrategy: "FULL" })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
   */
  retry<S extends AnyPoint, B extends AnyPoint, E extends string>(
    this: Catching<S, B, E>,
    options: RetryOptions<NoInfer<E>> | readonly RetryOptions<NoInfer<E>>[],
  ): Catching<S, B, E>;

  /**
   * Handles some errors by steps of their own, which start from the state's input with the error in `resultPath`, and end or
   * join what follows. Options may come before the handler: then `output` and `assign` can read the error.
   *
   * @example
   * chain.task("Charge", charge).catch(["CardDeclined"], (failed) => failed.next(refund), { resultPath: "$.error" })
   * chain.task("Charge", charge)
   *   .catch(["CardDeclined"], { assign: ({ errorOutput }) => ({ why: errorOutput.Cause }) }, (failed) => failed.end())
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states
   */
  catch<
    S extends AnyPoint,
    B extends AnyPoint,
    E extends string,
    H extends AnyPoint,
    P extends ResultPath | undefined = undefined,
    A = {},
  >(
    this: Catching<S, B, E>,
    errors: ErrorNames<NoInfer<E>>,
    handler: (failed: Chain<CaughtPoint<S, B, P, unknown, {}>>) => ChainAt<H>,
    options?: CatchOptions<B, P, unknown, A>,
  ): Catching<AfterCatch<S, Late<H, NoInfer<A>>>, B, E>;

  catch<
    S extends AnyPoint,
    B extends AnyPoint,
    E extends string,
    H extends AnyPoint,
    P extends ResultPath | undefined = undefined,
    X = unknown,
    A = {},
  >(
    this: Catching<S, B, E>,
    errors: ErrorNames<NoInfer<E>>,
    options: CatchOptions<B, P, X, A>,
    handler: (failed: Chain<CaughtPoint<S, B, P, X, A>>) => ChainAt<H>,
  ): Catching<AfterCatch<S, H>, B, E>;
}

/** What a catch can say besides its errors and its handler. */
interface CatchOptions<B extends AnyPoint, P, X, A> extends StateOptions {
  /** Where the error goes in the state's input. @default "$", in place of it */
  readonly resultPath?: P;
  /** What the handler starts from. JSONata only. */
  readonly output?: InJsonata<B["machine"], (scope: ErrorScope<B>) => X>;
  /** Variables to set, by name. JSONPath reads the error only. */
  readonly assign?: (scope: ErrorScope<B>) => A;
}

/** The point after a handler was added, which joins there or ends. */
type AfterCatch<S extends AnyPoint, H extends AnyPoint> = Meeting<
  S,
  H,
  Joint<S["document"] | H["document"]>,
  Shared<S["vars"] | H["vars"]>
>;

/** Where a handler starts. */
interface CaughtPoint<in out S extends AnyPoint, in out B extends AnyPoint, in out P, in out X, in out A>
  extends Branching<S> {
  readonly document: Passed<Merge<B["document"], P, ErrorInfo>, X>;
  readonly vars: Assigned<B, A>;
}
