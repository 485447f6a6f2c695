/** How bad a finding is: AWS refuses a definition with an error and accepts one with warnings. */
export type Severity = "error" | "warning";

/** A place in an author's source file; line and column start at 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * One finding about a definition. Errors are data until the edge: collect them all, print them last.
 *
 * `code` and `message` are AWS's where AWS has them; `location` is AWS's slash path, `/States/Pay/Catch[0]/Next`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly location: string;
  readonly message: string;
  /** What the author can do about it, where that is known. */
  readonly fix?: string;
  /** The source line that wrote the state, for definitions compiled from the DSL. */
  readonly source?: SourcePosition;
}
