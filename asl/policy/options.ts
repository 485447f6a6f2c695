import type { ArnScope } from "./arn";

/** What a policy depends on besides the definition. */
export interface PolicyOptions extends Partial<ArnScope> {
  /** Name of the state machine, for what it does to itself. @default "${StateMachine.Name}" */
  readonly name?: string;
  /**
   * ARNs by name of a state, for resources that only the run knows. Patterns such as
   * `arn:aws:dynamodb:eu-west-1:123456789012:table/orders-*` are welcome, `*` alone is not. For an HTTP task also URLs.
   */
  readonly allow?: Readonly<Record<string, readonly string[]>>;
  /** Customer managed keys by the ARN of what they encrypt, written as the statements write it. */
  readonly encryptionKeys?: Readonly<Record<string, string>>;
  /** ARN of the log group that executions log to. */
  readonly logGroupArn?: string;
  /** Whether executions are traced with X-Ray. @default false */
  readonly tracing?: boolean;
  /** ARN of the customer managed key that encrypts the machine's own data. */
  readonly machineKeyArn?: string;
}
