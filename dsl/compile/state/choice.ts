import type { RuleNode } from "../../tree/choice";
import type { StateOf } from "../../tree/state";
import type { Dialect, Place } from "../dialect";
import type { LinkedState, Target } from "../link";
import type { Fields } from "../unbound";
import { present } from "./context";

/** What a Choice state adds to the fields all states have. */
export function choiceFields(state: StateOf<"choice">, linked: LinkedState, dialect: Dialect, place: Place): Fields {
  const { chosen, otherwise } = linked;
  return {
    ...dialect.flow(place),
    Choices: state.rules.map((each, index) => rule(each, chosen[index] ?? null, dialect, inRule(place, index))),
    ...present({ Default: otherwise }),
  };
}

function rule(node: RuleNode, next: Target, dialect: Dialect, place: Place): Fields {
  const { comment, condition, flow, problems = [] } = node;
  for (const each of problems) place.report("", each);
  return { ...present({ Comment: comment }), ...dialect.rule(condition, flow, place), Next: next };
}

function inRule(place: Place, index: number): Place {
  const part = `Choices[${index}]`;
  return { ...place, report: (field, problem) => place.report(field === "" ? part : `${part}/${field}`, problem) };
}
