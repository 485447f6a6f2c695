import type { JsonObject } from "../../asl/json";
import type { StateBase } from "./state-base";

/** A state in the author's own ASL; `Next` and `End` are filled in where it gives neither. */
export interface RawNode extends StateBase<"raw"> {
  readonly asl: JsonObject;
}
