import type { Json } from "../../asl/json";
import type { Binding } from "../declare/binding";

/** Text with values in it that exist only after deployment; each part says how its value is quoted. */
export interface BoundText {
  readonly kind: "boundText";
  readonly parts: readonly (string | { readonly binding: Binding; readonly quote: (value: string) => string })[];
}

/** JSON in which some texts are known only after deployment. */
export type Unbound = Json | Binding | BoundText | readonly Unbound[] | { readonly [field: string]: Unbound };

/** Fields of a state. */
export type Fields = Readonly<Record<string, Unbound>>;

/** Whether a value is text with bindings in it. */
export function isBoundText(value: unknown): value is BoundText {
  return typeof value === "object" && value !== null && (value as BoundText).kind === "boundText";
}
