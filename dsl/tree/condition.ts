import type { ProblemNode } from "./problem";
import type { ValueNode } from "./value";

/** How two values are compared, without the type they are compared as. */
export type Relation = "Equals" | "LessThan" | "LessThanEquals" | "GreaterThan" | "GreaterThanEquals";

/** What two values are compared as. */
export type Comparable = "String" | "Numeric" | "Timestamp" | "Boolean";

/** `StringEquals`, `NumericLessThan` and so on. */
export interface ComparisonNode {
  readonly kind: "comparison";
  readonly comparable: Comparable;
  readonly relation: Relation;
  readonly left: ValueNode;
  readonly right: ValueNode;
}

/** `StringMatches`, with `*` for any text. */
export interface MatchNode {
  readonly kind: "match";
  readonly subject: ValueNode;
  readonly pattern: string;
}

/** The types and states a value is tested for. */
export type TestOperator = "IsPresent" | "IsNull" | "IsString" | "IsNumeric" | "IsBoolean" | "IsTimestamp";

/** `IsPresent` and its kin. */
export interface TestNode {
  readonly kind: "test";
  readonly operator: TestOperator;
  readonly subject: ValueNode;
}

/** `And` or `Or`. */
export interface JunctionNode {
  readonly kind: "and" | "or";
  readonly conditions: readonly ConditionNode[];
}

/** `Not`. */
export interface NegationNode {
  readonly kind: "not";
  readonly condition: ConditionNode;
}

/** A condition given as a value: `true`, a place that holds true or false, or the author's own JSONata. */
export interface ExpressionConditionNode {
  readonly kind: "expression";
  readonly value: ValueNode;
}

/** What a Choice rule asks. */
export type ConditionNode =
  | ComparisonNode
  | MatchNode
  | TestNode
  | JunctionNode
  | NegationNode
  | ExpressionConditionNode
  | ProblemNode;
