import type { Json } from "../json";
import type { Arguments } from "./arguments";

/** Where an intrinsic function gets what no argument gives; injected, so that runs can be replayed. */
export interface ChanceSource {
  /** A number from 0 up to 1. */
  random(): number;
  uuid(): string;
}

/** One intrinsic function. */
export interface Intrinsic {
  readonly minArguments: number;
  readonly maxArguments: number;
  /** What it answers, as far as that is fixed: ErrorPath and CausePath take only functions that answer text. */
  readonly returns: "text" | "number" | "boolean" | "array" | "object" | "any";
  readonly evaluate: (given: Arguments, chance: ChanceSource) => Json;
}
