/**
 * The context object.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export interface ExecutionContext<Input = unknown> {
  Execution: {
    Id: string;
    Input: Input;
    Name: string;
    RoleArn: string;
    StartTime: string;
    RedriveCount: number;
    RedriveTime?: string;
  };
  State: { EnteredTime: string; Name: string; RetryCount: number };
  StateMachine: { Id: string; Name: string };
  /** Of use in the arguments of a task that waits for its token. */
  Task: { Token: string };
}
