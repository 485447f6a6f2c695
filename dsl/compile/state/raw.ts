import type { StateOf } from "../../tree/state";
import type { LinkedState } from "../link";
import type { Fields } from "../unbound";
import { transition } from "./context";

/** Types of state that name no next state of their own. */
const TERMINAL: ReadonlySet<unknown> = new Set(["Succeed", "Fail", "Choice"]);

/** The author's own ASL, with the way on where it gives none. */
export function rawFields({ asl }: StateOf<"raw">, linked: LinkedState): Fields {
  const goesOn = "Next" in asl || "End" in asl || TERMINAL.has(asl["Type"]);
  return goesOn ? asl : { ...asl, ...transition(linked) };
}
