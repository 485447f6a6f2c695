import type { ChoiceCondition, ChoiceRule, ChoiceState } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import { compileCondition } from "../choice/condition";
import type { Compiler } from "../compiler";
import { noChoiceMatched, queryError, unexpectedType } from "../failure";
import type { Flow } from "../flow";
import type { StateProgram } from "../program";
import type { StateIo } from "../state-io";

interface Rule {
  readonly next: string;
  readonly io: StateIo;
  /** Whether the rule holds for the effective input. */
  matches(flow: Flow, input: Json): boolean;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export function compileChoice(name: string, state: ChoiceState, compiler: Compiler): StateProgram {
  const io = compiler.io(state);
  const rules = state.Choices.map((rule, index) => compileRule(state, rule, index, compiler));
  const fallback = state.Default === undefined ? undefined : { next: state.Default, io };
  return {
    name,
    type: "Choice",
    enter(flow, input) {
      flow.entered("ChoiceStateEntered");
      const effective = io.filter(flow, input);
      const index = rules.findIndex((rule) => rule.matches(flow, effective));
      const taken = rules[index] ?? fallback;
      if (taken === undefined) throw noChoiceMatched(flow);
      flow.run.setting.observe?.(index < 0 ? { kind: "default", state: name } : { kind: "rule", state: name, index });
      return flow.exit("ChoiceStateExited", taken.next, taken.io.passOn(flow, effective));
    },
  };
}

function compileRule(state: ChoiceState, rule: ChoiceRule, index: number, compiler: Compiler): Rule {
  const io = compiler.ruleIo(state, rule);
  if (compiler.queryLanguage(state) === "JSONPath") {
    const condition = compileCondition(rule as ChoiceCondition);
    return { next: rule.Next, io, matches: condition };
  }
  const location = `Choices[${index}]/Condition`;
  const text = (rule as { Condition?: Json }).Condition ?? null;
  const value = compiler.jsonata(text, location);
  return {
    next: rule.Next,
    io,
    matches: (flow, input) => truth(flow, value(flow, input), text, location),
  };
}

function truth(flow: Flow, given: Json | undefined, text: Json, location: string): boolean {
  if (typeof given === "boolean") return given;
  throw queryError(flow, location, unexpectedType(String(text), location, "boolean", given ?? null));
}
