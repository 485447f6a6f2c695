import { didYouMean } from "../asl/nearest";

/** How a sentence about an unknown name ends: with the name that was meant, or all that are known. */
export function suggestion(text: string, names: readonly string[]): string {
  return didYouMean(text, names) ?? `Known: ${names.join(", ")}.`;
}
