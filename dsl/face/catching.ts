import type { RetrierNode } from "../tree/guard";
import type { AnyChain, Mode, types } from "../types/chain";
import type { ErrorInfo, Merge, ResultPath } from "../types/document";
import type { Resolved } from "../types/ref";
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

/** A chain whose last state can fail: `retry` and `catch` apply to that state. */
export interface Catching<
  in out Start,
  in out Before,
  in out VarsBefore,
  in out D,
  in out Vars,
  in out Out,
  in out Names,
  in out States,
  in out M extends Mode,
  in out E extends string,
> extends Chain<Start, D, Vars, Out, Names, States, M> {
  /**
   * Tries the state again after some errors: after 1 second, then each time twice as long, 3 times, unless it says otherwise.
   *
   * @example chain.task("Charge", charge).retry({ errors: ["States.Timeout"], maxAttempts: 5, jitterStrategy: "FULL" })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
   */
  retry(
    options: RetryOptions<E> | readonly RetryOptions<E>[],
  ): Catching<Start, Before, VarsBefore, D, Vars, Out, Names, States, M, E>;

  /**
   * Handles some errors by steps of their own, which start from the state's input with the error in `resultPath`, and end or
   * join what follows.
   *
   * @example
   * chain.task("Charge", charge).catch(["CardDeclined"], (failed) => failed.next(refund), { resultPath: "$.error" })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states
   */
  catch<F extends AnyChain, P extends ResultPath | undefined = undefined, X = unknown, A = {}>(
    errors: ErrorNames<E>,
    handler: (
      failed: Chain<
        Caught<Before, P, X>,
        Caught<Before, P, X>,
        VarsBefore & Resolved<NoInfer<A>>,
        never,
        Names,
        States,
        M
      >,
    ) => F,
    options?: StateOptions & {
      /** Where the error goes in the state's input. @default "$", in place of it */
      readonly resultPath?: P;
      /** What the handler starts from. JSONata only. */
      readonly output?: InJsonata<M, (scope: ErrorScope<Before, VarsBefore>) => X>;
      /** Variables to set, by name. JSONPath reads the error only. */
      readonly assign?: (scope: ErrorScope<Before, VarsBefore>) => A;
    },
  ): Catching<
    Start,
    Before,
    VarsBefore,
    D | F[typeof types]["document"],
    [F[typeof types]["document"]] extends [never] ? Vars : VarsBefore,
    Out | F[typeof types]["ended"],
    Names,
    States,
    M,
    E
  >;
}

/** The document a handler starts from. */
type Caught<Before, P, X> = unknown extends X ? Merge<Before, NoInfer<P>, ErrorInfo> : Resolved<NoInfer<X>>;
