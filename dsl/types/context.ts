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
  /** In the states of a Map's body, and in its `itemSelector`: the item at hand. */
  Map: {
    Item: {
      /** From 0. */
      Index: number;
      Value: unknown;
      /** The name of the value, where a distributed Map goes through the members of a JSON object. */
      Key: string;
      /** Where the item comes from: `STATE_DATA`, or the S3 URI of what was read. */
      Source: string;
    };
  };
}
