/** A payload template that AWS would fail; the message is the cause's text without the state's part. */
export class PayloadTemplateFailure extends Error {
  /** The error's name in a definition. */
  readonly error = "States.Runtime";

  constructor(message: string) {
    super(message);
    this.name = "PayloadTemplateFailure";
  }
}
