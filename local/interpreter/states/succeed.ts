import type { SucceedState } from "../../../asl/definition";
import type { Compiler } from "../compiler";
import type { StateProgram } from "../program";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export function compileSucceed(name: string, state: SucceedState, compiler: Compiler): StateProgram {
  const io = compiler.io(state);
  return {
    name,
    type: "Succeed",
    enter(flow, input) {
      flow.entered("SucceedStateEntered");
      return flow.exit("SucceedStateExited", undefined, io.passOn(flow, io.filter(flow, input)));
    },
  };
}
