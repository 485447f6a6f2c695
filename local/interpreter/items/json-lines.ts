import type { Json } from "../../../asl/json";
import { itemReaderFailed } from "../failure";
import type { ItemParser } from "./item-parser";

/** Parses JSON Lines: one item a line. */
export function jsonLinesParser(): ItemParser {
  let rest = "";
  return {
    push(text) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      return lines.filter((line) => line.trim() !== "").map(parseItem);
    },
    end: () => (rest.trim() === "" ? [] : [parseItem(rest)]),
  };
}

/** @throws StateFailure States.ItemReaderFailed */
export function parseItem(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw itemReaderFailed("Attempting to parse malformed JSON.");
  }
}
