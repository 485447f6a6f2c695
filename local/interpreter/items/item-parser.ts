import type { Json } from "../../../asl/json";
import type { ObjectBody } from "../object-store";

/** Turns text that comes in pieces into items. */
export interface ItemParser {
  push(text: string): readonly Json[];
  /** What is left when the text has ended. */
  end(): readonly Json[];
}

/** The items of an object's body, as many at a time as a piece of it holds. */
export async function* parseBody(body: ObjectBody, parser: ItemParser): AsyncGenerator<readonly Json[]> {
  const decoder = new TextDecoder();
  for await (const piece of typeof body === "string" ? [body] : body) {
    yield parser.push(typeof piece === "string" ? piece : decoder.decode(piece, { stream: true }));
  }
  yield parser.push(decoder.decode());
  yield parser.end();
}

/** The whole body as text. */
export async function bodyText(body: ObjectBody): Promise<string> {
  if (typeof body === "string") return body;
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of body) text += typeof piece === "string" ? piece : decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
