import type { Clock, ObjectStore, StateMachine, TaskRunner } from "../interpreter";
import type { End, Header } from "./record";
import type { TokenListener } from "./turn-tokens";

/** What an execution works with. */
export interface DurableSetting {
  readonly header: Header;
  readonly machine: StateMachine;
  /** The path of its journal. */
  readonly journal: string;
  readonly tasks: TaskRunner;
  readonly objects: ObjectStore;
  readonly clock: Clock;
  readonly maxEvents: number;
  readonly tokens: TokenListener;
  readonly onEnd: (end: End) => void;
  /** The journal cannot be written: nothing more happens in this process. */
  readonly onStall: (error: Error) => void;
}
