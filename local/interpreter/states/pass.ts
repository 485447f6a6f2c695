import type { PassState } from "../../../asl/definition";
import type { Compiler } from "../compiler";
import type { StateProgram } from "../program";
import { inspected } from "../viewer";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export function compilePass(name: string, state: PassState, compiler: Compiler): StateProgram {
  const { Result, Next } = state;
  const io = compiler.io(state);
  const hasResult = Result !== undefined && compiler.queryLanguage(state) === "JSONPath";
  return {
    name,
    type: "Pass",
    enter(flow, input) {
      flow.entered("PassStateEntered");
      const result = hasResult ? inspected(flow, "result", Result) : io.arguments(flow, input);
      return flow.exit("PassStateExited", Next, io.handover(flow, input, result));
    },
  };
}
