import type { IntrinsicArgument, IntrinsicCall } from "../../intrinsics";
import { QUOTAS } from "../../quotas";
import type { Rule } from "../context";
import { warning } from "../finding";
import { callsIn } from "../intrinsic-calls";
import { jsonPathTextsOf } from "../json-path-texts";

const TEXT_FUNCTIONS: ReadonlySet<string> = new Set(["States.Hash", "States.Base64Encode", "States.Base64Decode"]);

/** Calls whose fixed arguments go beyond what the function takes. */
export const intrinsicLimits: Rule = ({ parts }) =>
  parts.flatMap((part) =>
    [...jsonPathTextsOf(part)].flatMap(({ text, location }) =>
      callsIn(text)
        .flatMap((call) => problemOf(call) ?? [])
        .map((message) => warning("INTRINSIC_LIMIT", location, message)),
    ),
  );

function problemOf({ name, arguments: given }: IntrinsicCall): string | undefined {
  if (name === "States.ArrayRange") return rangeProblem(given.map(numberOf));
  const [text] = given;
  if (!TEXT_FUNCTIONS.has(name) || text?.kind !== "text" || text.value.length <= QUOTAS.intrinsicTextLength)
    return undefined;
  return `${name} takes at most ${QUOTAS.intrinsicTextLength} characters, not ${text.value.length}`;
}

function rangeProblem([first, last, step]: readonly (number | undefined)[]): string | undefined {
  if (first === undefined || last === undefined || step === undefined) return undefined;
  if (step === 0) return "States.ArrayRange cannot count in steps of 0";
  const items = Math.floor((last - first) / step) + 1;
  if (items <= QUOTAS.arrayRangeItems) return undefined;
  return `States.ArrayRange makes at most ${QUOTAS.arrayRangeItems} items, not ${items}`;
}

function numberOf(argument: IntrinsicArgument): number | undefined {
  return argument.kind === "literal" && typeof argument.value === "number" ? argument.value : undefined;
}
