import { didYouMean } from "../asl/nearest";

/** How a sentence about an unknown name ends: with the name that was meant, or all that are known. */
export function suggestion(text: string, names: readonly string[]): string {
  if (names.length === 0) return "There are none here.";
  return didYouMean(text, names) ?? `Known: ${names.join(", ")}.`;
}
