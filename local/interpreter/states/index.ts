import type { State, StateType } from "../../../asl/definition";
import type { Compiler } from "../compiler";
import type { StateProgram } from "../program";
import { compileChoice } from "./choice";
import { compileFail } from "./fail";
import { compileMap } from "./map";
import { compileParallel } from "./parallel";
import { compilePass } from "./pass";
import { compileSucceed } from "./succeed";
import { compileTask } from "./task";
import { compileWait } from "./wait";

type CompileState<T extends StateType> = (
  name: string,
  state: Extract<State, { Type: T }>,
  compiler: Compiler,
) => StateProgram;

/** One compiler a state type; a new type must not compile without one. */
export const STATE_COMPILERS: { readonly [T in StateType]: CompileState<T> } = {
  Choice: compileChoice,
  Fail: compileFail,
  Map: compileMap,
  Parallel: compileParallel,
  Pass: compilePass,
  Succeed: compileSucceed,
  Task: compileTask,
  Wait: compileWait,
};
