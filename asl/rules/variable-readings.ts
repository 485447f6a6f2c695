import type { Part } from "./context";
import { pathsIn } from "./intrinsic-calls";
import { jsonPathTextsOf } from "./json-path-texts";
import { jsonataTextsOf } from "./jsonata-texts";
import { freeVariables } from "./jsonata-variables";

/** A variable that a text reads, without its `$`, and the field where the text stands. */
export interface VariableReading {
  readonly name: string;
  readonly location: string;
}

/** Every variable that the expressions of a part read, in either query language. */
export function* variableReadingsOf(part: Part): Generator<VariableReading> {
  for (const { text, location } of jsonPathTextsOf(part)) {
    for (const { variable: name } of pathsIn(text)) if (name !== undefined) yield { name, location };
  }
  for (const { text, location } of jsonataTextsOf(part)) {
    for (const name of freeVariables(text)) yield { name, location };
  }
}
