import type { Json } from "../json";
import type { JsonPath } from "../jsonpath";

/** A parsed call of an intrinsic function. */
export interface IntrinsicCall {
  /** The text as written. */
  readonly text: string;
  /** With its prefix: `States.Format`. */
  readonly name: string;
  readonly arguments: readonly IntrinsicArgument[];
}

export type IntrinsicArgument =
  | { readonly kind: "literal"; readonly value: Exclude<Json, string | object> | null }
  /** `source` still has its escapes, which a template of States.Format tells from placeholders. */
  | { readonly kind: "text"; readonly value: string; readonly source: string }
  | { readonly kind: "path"; readonly path: JsonPath }
  | { readonly kind: "call"; readonly call: IntrinsicCall };
