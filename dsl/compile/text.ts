import type { Binding } from "../declare/binding";
import { BoundText } from "./unbound";

/** Text of an expression under construction: mostly a string, with bindings where there are any. */
export type Text = string | BoundText;

/** Joins texts, keeping the bindings in them. */
export function join(...texts: readonly Text[]): Text {
  if (texts.every((text) => typeof text === "string")) return texts.join("");
  return new BoundText(texts.flatMap((text) => (typeof text === "string" ? [text] : text.parts)));
}

/** Joins texts with a separator between each two. */
export function joinWith(separator: string, texts: readonly Text[]): Text {
  return join(...texts.flatMap((text, index) => (index === 0 ? [text] : [separator, text])));
}

/** A binding as text, quoted the way the language around it wants. */
export function boundText(binding: Binding, quote: (value: string) => string): BoundText {
  return new BoundText([{ binding, quote }]);
}
