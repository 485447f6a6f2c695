import type { ItemProcessor, MapState } from "../../../asl/definition";
import type { Compiler } from "../compiler";
import type { FinishMap } from "../states/map";
import { compileInline, type MapWork } from "./inline";

export function compileDistributed(
  name: string,
  state: MapState,
  processor: ItemProcessor,
  compiler: Compiler,
  finish: FinishMap,
): MapWork {
  return compileInline(name, state, processor, compiler, finish);
}
