/**
 * A JSONata expression that failed.
 *
 * `code` is the library's (T1006, D1011 ...), "Timeout" where the expression ran too long, or "UnsupportedResult" where it
 * answered something that is no JSON, such as a function.
 */
export class JsonataFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "JsonataFailure";
    this.code = code;
  }
}

/**
 * The text of AWS's cause for an expression that failed or, without a failure, answered nothing.
 *
 * @param field where the expression stands: `Output/total`, `Arguments/FunctionName`.
 * @example
 * const cause = jsonataCause("$x", "Output", undefined);
 */
export function jsonataCause(source: string, field: string, failure: JsonataFailure | undefined): string {
  return `The JSONata expression '${source}' specified for the field '${field}' ${problemOf(failure)}`;
}

function problemOf(failure: JsonataFailure | undefined): string {
  if (failure === undefined) return "returned nothing (undefined).";
  if (failure.code === "UnsupportedResult") return "returned an unsupported result type.";
  return `threw an error during evaluation. ${failure.code}: ${failure.message}`;
}
