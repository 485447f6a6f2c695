import type { Json } from "../../asl/json";
import type { Handover } from "./guard";
import type { Viewer } from "./viewer";

/**
 * How a state takes its input and hands on its output in one of the two query languages. The state types are written
 * against this and know no language.
 */
export interface StateIo {
  /** The part of the raw input that the state looks at: InputPath. */
  filter(viewer: Viewer, input: Json): Json;
  /** What the state works with: InputPath and Parameters, or Arguments. `input` is the state's raw input. */
  arguments(viewer: Viewer, input: Json): Json;
  /** What the state hands on once it has a result. */
  handover(viewer: Viewer, input: Json, result: Json): Handover;
  /** What the state hands on if it makes no result of its own: Choice, Wait, Succeed. It is given the filtered input. */
  passOn(viewer: Viewer, filtered: Json): Handover;
}
