import type { Clock, ObjectStore, StateMachine, TaskRunner } from "../interpreter";
import type { Journal } from "./journal-writer";
import type { End, Header } from "./record";
import type { MapRuns } from "./turn-map-runs";
import type { TokenListener } from "./turn-tokens";

/** What an execution works with. */
export interface DurableSetting {
  readonly header: Header;
  readonly machine: Pick<StateMachine, "start">;
  readonly journal: Journal;
  readonly mapRuns: MapRuns;
  readonly tasks: TaskRunner;
  readonly objects: ObjectStore;
  readonly clock: Clock;
  readonly maxEvents: number;
  readonly tokens: TokenListener;
  readonly onEnd: (end: End) => void;
  /** The journal cannot be written: nothing more happens in this process. */
  readonly onStall: (error: Error) => void;
}
