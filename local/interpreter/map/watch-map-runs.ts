import type { Json } from "../../../asl/json";
import type { ExecutionEvent } from "../event";
import type { Run, RunSetting } from "../run";
import type { InputSource, MapRunListener, MapRunner, MapRunPlan } from "./map-runner";
import { runInside } from "./run-inside";

/** How far a Map Run has come, in items. */
export interface MapRunProgress {
  readonly mapRunArn: string;
  /** The Map state's Label, or an id if it has none. */
  readonly label: string;
  readonly succeeded: number;
  /** Those whose child failed, and those that a child says have failed. */
  readonly failed: number;
  readonly running: number;
  /** How many there are; undefined as long as more are being read. */
  readonly total: number | undefined;
  readonly isOver: boolean;
}

/**
 * Works Map Runs off within the execution, as is the default, and tells how far they have come.
 *
 * @param onChange is called whenever a child starts or ends
 * @param failedItemsIn how many items the output of a child that succeeded tells of as failed
 */
export function watchMapRuns(
  onChange: (progress: MapRunProgress) => void,
  failedItemsIn: (output: Json) => number = () => 0,
): MapRunner {
  return {
    run(plan, setting, listener) {
      const watch = new Watch(plan, setting, onChange, failedItemsIn);
      return runInside.run(
        { ...plan, open: () => watch.reading(plan.open()) },
        { ...setting, onChildEvent: (event, run) => watch.take(event, run) },
        watch.listening(listener),
      );
    },
  };
}

/** Counts one Map Run. */
class Watch {
  readonly #plan: MapRunPlan;
  readonly #setting: RunSetting;
  readonly #onChange: (progress: MapRunProgress) => void;
  readonly #failedItemsIn: (output: Json) => number;
  #started = 0;
  #succeeded = 0;
  #failed = 0;
  #total: number | undefined;
  #isOver = false;

  constructor(
    plan: MapRunPlan,
    setting: RunSetting,
    onChange: (progress: MapRunProgress) => void,
    failedItemsIn: (output: Json) => number,
  ) {
    this.#plan = plan;
    this.#setting = setting;
    this.#onChange = onChange;
    this.#failedItemsIn = failedItemsIn;
  }

  /** Learns where the items end. */
  reading(source: InputSource): InputSource {
    this.#total = source.items;
    const noted = (read: IteratorResult<Json>): IteratorResult<Json> => {
      if (read.done) this.#total = this.#started;
      return read;
    };
    const next = () => {
      const read = source.next();
      return read instanceof Promise ? read.then(noted) : noted(read);
    };
    return { ...source, next };
  }

  /** Children of children are others'. */
  take(event: ExecutionEvent, run: Run): void {
    if (run.machine === this.#plan.child) this.#count(event, this.#plan.itemsOf(run.setting.input));
    this.#setting.onChildEvent(event, run);
  }

  listening(listener: MapRunListener): MapRunListener {
    return {
      onResult: (result) => {
        this.#end();
        listener.onResult(result);
      },
      onFailure: (thrown) => {
        this.#end();
        listener.onFailure(thrown);
      },
    };
  }

  #count({ type, details }: ExecutionEvent, items: number): void {
    if (type === "ExecutionStarted") this.#started += items;
    else if (type === "ExecutionSucceeded") {
      const failed = Math.min(items, this.#failedItemsIn(details?.output ?? null));
      this.#succeeded += items - failed;
      this.#failed += failed;
    } else if (type === "ExecutionFailed" || type === "ExecutionTimedOut") this.#failed += items;
    else return;
    this.#tell();
  }

  #end(): void {
    this.#isOver = true;
    this.#tell();
  }

  #tell(): void {
    const { arn: mapRunArn, child } = this.#plan;
    this.#onChange({
      mapRunArn,
      label: child.name.slice(child.name.lastIndexOf("/") + 1),
      succeeded: this.#succeeded,
      failed: this.#failed,
      running: this.#started - this.#succeeded - this.#failed,
      total: this.#total,
      isOver: this.#isOver,
    });
  }
}
