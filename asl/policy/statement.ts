/** Conditions of a statement: operator, then condition key, then the values of which one must hold. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * Permission for some actions on some resources, as data. Every list is sorted and free of repeats.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 */
export interface PolicyStatement {
  /** IAM actions in full, `s3:GetObject`; never with a wildcard. */
  readonly actions: readonly string[];
  /** ARNs; `${Placeholders}` stand for what deployment will know. `*` alone only together with `reason`. */
  readonly resources: readonly string[];
  readonly conditions?: PolicyConditions;
  /** Why the resource is `*`, or why an ARN ends in a wildcard that the author did not write. */
  readonly reason?: string;
  /** Names of the states that need the statement; empty for what the machine itself needs. */
  readonly states: readonly string[];
}

/** One action on some resources that somebody needs: what statements are merged from. */
export interface Need {
  readonly action: string;
  readonly resources: readonly string[];
  readonly conditions?: PolicyConditions;
  readonly reason?: string;
  /** Name of the state, absent for the machine itself. */
  readonly state?: string;
}
