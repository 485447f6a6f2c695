import type { JsonPath } from "./path";

/** `[?(...)]`: true where all conditions of any alternative are; `&&` binds closer than `||`, brackets do not count. */
export interface Filter {
  readonly text: string;
  readonly alternatives: readonly (readonly Condition[])[];
}

export type Comparison = "==" | ">=" | "<=" | "!=" | "<" | ">" | "=~";

export type Condition =
  | { readonly kind: "exists"; readonly path: FilterPath; readonly expected: boolean }
  | { readonly kind: "compare"; readonly left: Operand; readonly operator: Comparison; readonly right: Operand };

/** A path in a filter: `@...` starts from the item, `$...` from the whole document. */
export interface FilterPath {
  readonly from: "item" | "document";
  readonly path: JsonPath;
}

/** What a condition compares; a literal is text even if it looks like a number, which comparison looks at. */
export type Operand =
  | ({ readonly kind: "path" } & FilterPath)
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "pattern"; readonly pattern: RegExp };
