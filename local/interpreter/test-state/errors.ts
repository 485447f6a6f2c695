/** A request that TestState refuses; the server answers it with status 400. */
export class TestStateError extends Error {
  constructor(
    readonly code: "ValidationException" | "InvalidDefinition" | "InvalidExecutionInput",
    message: string,
  ) {
    super(message);
    this.name = code;
  }
}

export function refuse(message: string): TestStateError {
  return new TestStateError("ValidationException", message);
}
