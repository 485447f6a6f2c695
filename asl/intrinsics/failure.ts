/** An intrinsic function that AWS would fail; the message is the cause's text without the state's part. */
export class IntrinsicFailure extends Error {
  /** The error's name in a definition. */
  readonly error: "States.IntrinsicFailure" | "States.Runtime";

  constructor(message: string, error: IntrinsicFailure["error"] = "States.IntrinsicFailure") {
    super(message);
    this.name = "IntrinsicFailure";
    this.error = error;
  }
}

/** What is wrong with the values of a call; the evaluator adds which call. */
export class InvalidArguments extends Error {}
