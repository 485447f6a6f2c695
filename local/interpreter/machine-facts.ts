import type { StateMachineType } from "../../asl/definition";

/** What a state machine is called, as the context object and ARNs tell it. */
export interface Machine {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly type: StateMachineType;
  readonly region: string;
  readonly account: string;
  readonly partition: string;
}

/** Express executions end after five minutes, whatever their definition says. */
export const EXPRESS_TIMEOUT_SECONDS = 300;
