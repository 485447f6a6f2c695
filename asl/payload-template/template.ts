import type { IntrinsicCall } from "../intrinsics";
import type { Json } from "../json";
import type { JsonPath } from "../jsonpath";

/** A compiled payload template; parts without dynamic keys are kept whole and shared by every result. */
export type PayloadTemplate =
  | { readonly kind: "constant"; readonly value: Json }
  | { readonly kind: "object"; readonly fields: readonly TemplateField[] }
  | { readonly kind: "array"; readonly items: readonly PayloadTemplate[] }
  /** `key` is the key as written, with its `.$`, as AWS names it. */
  | { readonly kind: "path"; readonly key: string; readonly path: JsonPath }
  | { readonly kind: "call"; readonly key: string; readonly call: IntrinsicCall };

export interface TemplateField {
  /** The key of the result, without `.$`. */
  readonly name: string;
  readonly value: PayloadTemplate;
}
