import type { ItemProcessor, MapState } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import type { Compiler } from "../compiler";
import type { Flow } from "../flow";
import { compileDistributed } from "../map/distributed";
import { compileInline } from "../map/inline";
import { compileItems } from "../map/items";
import { compileTolerance } from "../map/tolerance";
import type { StateProgram, Step } from "../program";
import { inspected } from "../viewer";

/** The results of a Map's items, as the state's result. */
export type FinishMap = (flow: Flow, result: Json) => Step;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html */
export function compileMap(name: string, state: MapState, compiler: Compiler): StateProgram {
  const processor = (state.ItemProcessor ?? state.Iterator) as ItemProcessor;
  const { Parameters: _selector, ...own } = state;
  const io = compiler.io(own as MapState);
  const items = compileItems(state, compiler);
  const tolerance = compileTolerance(state, compiler);
  const maxConcurrency = compiler.number(state, "MaxConcurrency", "integer");
  const finish: FinishMap = (flow, result) =>
    flow.exit("MapStateExited", state.Next, io.handover(flow, flow.input, result));
  const isDistributed = processor?.ProcessorConfig?.Mode === "DISTRIBUTED";
  const work = (isDistributed ? compileDistributed : compileInline)(name, state, processor, compiler, finish);
  const attempt = (flow: Flow): Step => {
    const input = io.filter(flow, flow.input);
    const given = items(flow, input);
    const concurrency = inspected(flow, "maxConcurrency", maxConcurrency(flow, input) ?? 0);
    flow.emit("MapStateStarted", { length: given?.length ?? 0 });
    const tolerated = tolerance(flow, input);
    if (flow.run.setting.test) return finish(flow, flow.run.setting.test.mockWork(tolerated));
    return work(flow, input, given, concurrency, tolerated);
  };
  return {
    name,
    type: "Map",
    guard: compiler.guard(state),
    enter(flow) {
      flow.entered("MapStateEntered");
      return attempt(flow);
    },
    retry: attempt,
    failed: (flow) => {
      flow.emit("MapStateFailed");
    },
  };
}
