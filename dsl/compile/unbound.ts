import type { Json } from "../../asl/json";
import type { Binding } from "../declare/binding";

/** Text with values in it that exist only after deployment; each part says how its value is quoted. */
export class BoundText {
  readonly kind = "boundText";
  readonly parts: readonly (string | BoundPart)[];

  constructor(parts: readonly (string | BoundPart)[]) {
    this.parts = parts;
  }
}

interface BoundPart {
  readonly binding: Binding;
  readonly quote: (value: string) => string;
}

/** JSON in which some texts are known only after deployment. */
export type Unbound = Json | Binding | BoundText | readonly Unbound[] | { readonly [field: string]: Unbound };

/** Fields of a state. */
export type Fields = Readonly<Record<string, Unbound>>;

/** Whether a value is text with bindings in it, and no data of the author's. */
export function isBoundText(value: unknown): value is BoundText {
  return value instanceof BoundText;
}
