import type { FailState } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import type { Compiler } from "../compiler";
import { StateFailure } from "../failure";
import type { Flow } from "../flow";
import type { StateProgram } from "../program";

type Text = (flow: Flow, input: Json) => Json | undefined;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export function compileFail(name: string, state: FailState, compiler: Compiler): StateProgram {
  const io = compiler.io(state);
  const error = compileText(state, "Error", compiler);
  const cause = compileText(state, "Cause", compiler);
  return {
    name,
    type: "Fail",
    enter(flow, input) {
      flow.entered("FailStateEntered");
      const filtered = io.filter(flow, input);
      return flow.end({ failure: new StateFailure(textOf(error(flow, filtered)), textOf(cause(flow, filtered))) });
    },
  };
}

function compileText(state: FailState, field: "Error" | "Cause", compiler: Compiler): Text {
  const path = state[`${field}Path`];
  return path === undefined ? compiler.value(state, field) : compiler.expression(path, `${field}Path`);
}

function textOf(value: Json | undefined): string | undefined {
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}
