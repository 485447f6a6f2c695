import { StateFailure } from "../interpreter/failure";
import type { MapRunHandle, MapRunListener, MapRunner, MapRunPlan } from "../interpreter/map/map-runner";
import type { RunSetting } from "../interpreter/run";
import type { MapRunOutcome, Stimulus } from "./record";

/** A Map Run at work. */
export interface OpenMapRun {
  /** Ends its children, and it. */
  stop(): void;
  /** Leaves it where it is, to be opened again. */
  close(): void;
}

/** Opens Map Runs where they were left, or from their start. */
export interface MapRuns {
  /** @param redrives how often the Map Run has been redriven, this time included */
  open(plan: MapRunPlan, redrives: number, onOutcome: (outcome: MapRunOutcome) => void): OpenMapRun;
  /** Ends one that is not open: it was given up, and the process ended before all of its children had. */
  abort(mapRunArn: string): void;
}

interface Entry {
  readonly number: number;
  readonly plan: MapRunPlan;
  readonly listener: MapRunListener;
  redrives: number;
  isWanted: boolean;
  open?: OpenMapRun | undefined;
}

/**
 * The Map Runs of one execution. They have logs of their own and go on beside it: once it is on disk that one is to be
 * started it is opened, and its outcome is a stimulus of a later turn.
 */
export class TurnMapRuns implements MapRunner {
  readonly #mapRuns: MapRuns;
  readonly #receive: (stimulus: Stimulus) => void;
  readonly #entries: Entry[] = [];
  #changed = new Set<Entry>();

  constructor(mapRuns: MapRuns, receive: (stimulus: Stimulus) => void) {
    this.#mapRuns = mapRuns;
    this.#receive = receive;
  }

  run(plan: MapRunPlan, _setting: RunSetting, listener: MapRunListener): MapRunHandle {
    const entry: Entry = { number: this.#entries.length, plan, listener, redrives: 0, isWanted: true };
    this.#entries.push(entry);
    this.#changed.add(entry);
    return { abandon: () => this.#want(entry, false), redrive: () => this.#redrive(entry) };
  }

  /** Tells the execution of an outcome. */
  settle(number: number, outcome: MapRunOutcome): void {
    const entry = this.#entries[number];
    if (entry === undefined) return;
    entry.isWanted = false;
    entry.open = undefined;
    this.#changed.delete(entry);
    if ("succeeded" in outcome) entry.listener.onResult(outcome.succeeded.result);
    else if ("message" in outcome) entry.listener.onFailure(new Error(outcome.message));
    else {
      const { error, cause, traits } = outcome.failure;
      entry.listener.onFailure(new StateFailure(error, cause, traits));
    }
  }

  /** Opens and stops what has been asked for since. */
  perform(): void {
    if (this.#changed.size === 0) return;
    const changed = this.#changed;
    this.#changed = new Set();
    for (const entry of changed) {
      if (entry.isWanted) this.#open(entry);
      else this.#stop(entry);
    }
  }

  /** Leaves all where they are. */
  close(): void {
    for (const { open } of this.#entries) open?.close();
  }

  #open(entry: Entry): void {
    const { number, plan, redrives } = entry;
    entry.open = this.#mapRuns.open(plan, redrives, (outcome) =>
      this.#receive({ kind: "mapRun", mapRun: number, outcome }),
    );
  }

  #stop(entry: Entry): void {
    if (entry.open === undefined) this.#mapRuns.abort(entry.plan.arn);
    entry.open?.stop();
    entry.open = undefined;
  }

  #redrive(entry: Entry): boolean {
    entry.redrives++;
    this.#want(entry, true);
    return true;
  }

  #want(entry: Entry, isWanted: boolean): void {
    entry.isWanted = isWanted;
    this.#changed.add(entry);
  }
}
