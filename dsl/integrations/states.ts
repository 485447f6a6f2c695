import { states as service } from "../../asl/integrations/states";
import { binding } from "../declare/binding";
import type { AnyWorkflow, InputOf, OutputOf } from "../types/chain";
import type { ServiceAnswer } from "./from-sdk";
import { type Optimised, optimised, type PatternsOf } from "./optimised";

/** The input of a child; AWS's console links its executions to the parent's where it holds the parent's id. */
type ChildInput<I> = I extends object ? I & { AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID?: string } : I;

/** What `states:startExecution` is called with, besides the machine. */
export interface StartArguments<I> {
  Input: ChildInput<I>;
  /** Unique for 90 days. @default a new one */
  Name?: string;
  TraceHeader?: string;
}

/** An execution that has ended. Times are milliseconds since 1970. */
export interface EndedExecution<I, O> {
  ExecutionArn: string;
  Input: I;
  InputDetails: { Included: boolean };
  Name: string;
  Output: O;
  OutputDetails: { Included: boolean };
  StartDate: number;
  StateMachineArn: string;
  Status: "SUCCEEDED";
  StopDate: number;
}

interface StartNamed<I, O> extends Omit<StartExecution<I, O>, "input" | "arguments"> {
  readonly arguments: StartArguments<I> & { StateMachineArn: string };
}

interface StartExecution<I, O> {
  readonly input: I;
  readonly arguments: StartArguments<I>;
  readonly result: ServiceAnswer & { ExecutionArn: string; StartDate: string };
  /** As JSON texts. */
  readonly ended: EndedExecution<string, string>;
  readonly parsed: EndedExecution<I, O>;
  readonly errors:
    | "StepFunctions.ExecutionAlreadyExistsException"
    | "StepFunctions.ExecutionLimitExceededException"
    | "StepFunctions.StateMachineDoesNotExistException"
    | "States.TaskFailed";
}

/**
 * Starts another workflow, typed from it. Without arguments its input is the whole document. `syncParsed` waits for its end
 * and gives its output, `sync` the same as JSON text.
 *
 * @example
 * chain.task("Ship", startExecution(shipping).syncParsed(), {
 *   arguments: ({ input }) => ({ Input: { orderId: input.id } }),
 *   outputPath: ({ output }) => output.Output,
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function startExecution<F extends AnyWorkflow>(
  child: F,
): Optimised<StartExecution<InputOf<F>, OutputOf<F>>, PatternsOf<typeof service, "startExecution">> {
  const fixed = { StateMachineArn: binding("stateMachine", child.name, "Arn") };
  return optimised<StartExecution<InputOf<F>, OutputOf<F>>>()(service, "startExecution", { fixed, whole: "Input" });
}

/**
 * Starts a workflow that only the run names, or a version or an alias by its ARN. What the role may start is then said in
 * the workflow's deployment, under `allow`.
 *
 * @param _like a workflow that takes and gives the same
 * @example
 * chain.task("Ship", startNamed(shipping).syncParsed(), {
 *   arguments: ({ input }) => ({ StateMachineArn: input.shipper, Input: { orderId: input.id } }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function startNamed<F extends AnyWorkflow>(
  _like: F,
): Optimised<StartNamed<InputOf<F>, OutputOf<F>>, PatternsOf<typeof service, "startExecution">> {
  return optimised<StartNamed<InputOf<F>, OutputOf<F>>>()(service, "startExecution");
}
