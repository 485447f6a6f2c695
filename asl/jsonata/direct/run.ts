import type { Json } from "../../json";
import { cleanResult } from "../clean";
import type { JsonataEnvironment } from "../functions";
import { isSequence } from "../sequence";
import type { DirectProgram } from "./compile";
import { Frame, Run } from "./frame";

/** Runs a compiled expression, or answers undefined where the library has to evaluate it, errors included. */
export function runDirect(
  program: DirectProgram,
  bindings: Readonly<Record<string, unknown>>,
  environment: JsonataEnvironment,
): { readonly value: Json | undefined } | undefined {
  try {
    const value = program.evaluate(undefined, new Frame(new Run(bindings, environment)));
    return { value: program.builds ? cleanResult(value) : shallowResult(value) };
  } catch {
    return undefined;
  }
}

// What builds nothing answers parts of the bindings, which are JSON, or a sequence of them.
function shallowResult(value: unknown): Json | undefined {
  if (typeof value === "number" || typeof value === "function") return cleanResult(value);
  return (isSequence(value) ? value.map((item) => item ?? null) : value) as Json | undefined;
}
