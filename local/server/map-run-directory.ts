import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import {
  abortMapRun,
  type DurableExecution,
  DurableMapRun,
  type ExecutionPart,
  MapRunLog,
  type MapRunOutcome,
  type MapRuns,
  type OpenMapRun,
} from "../durable";
import type { Clock } from "../interpreter";
import type { MapRunPlan } from "../interpreter/map/map-runner";
import type { Report } from "../journal";
import { parseArn, type StatesArn } from "./arn";
import type { Outside } from "./executions-setting";
import { keptChild, numberOf } from "./kept-child";
import type { KeptExecution } from "./kept-execution";
import { mapRunPath } from "./map-run-path";

/** How long a Map Run whose log cannot be written rests before it is opened again. */
const RETRY_MS = 5_000;

/** As many logs of Map Runs that are not open are kept in memory. */
const MOST_READ = 8;

/** What Map Runs work with. */
export interface MapRunsSetting {
  readonly folder: string;
  readonly clock: Clock;
  readonly report: Report;
  readonly maxEvents: number;
  outside(): Outside;
  /** Whether an execution has not ended. */
  isRunning(executionArn: string): boolean;
  /** Makes the execution of a Standard child. */
  execution(part: ExecutionPart): DurableExecution;
}

/** Of which execution Map Runs are. */
interface Parent {
  readonly executionArn: string;
  readonly revision: string;
}

type OwnSetting = Omit<
  ConstructorParameters<typeof DurableMapRun>[0],
  "log" | "clock" | "maxEvents" | "execution" | keyof Outside
>;

/** All Map Runs: those at work, and the logs of all others. */
export class MapRunDirectory {
  readonly #setting: MapRunsSetting;
  readonly #open = new Map<string, DurableMapRun>();
  readonly #read = new Map<string, MapRunLog>();
  readonly #retries = new Set<{ cancel(): void }>();
  /** The logs that cannot be written. */
  readonly #resting = new Set<string>();

  constructor(setting: MapRunsSetting) {
    this.#setting = setting;
  }

  /** Opens the Map Runs of an execution. */
  of(parent: Parent): MapRuns {
    return {
      open: (plan, redrives, onOutcome) => this.#begin(parent, plan, redrives, onOutcome),
      abort: (arn) => this.#abort(mapRunPath(this.#setting.folder, parseArn(arn, ["mapRun"])) as string),
    };
  }

  close(): void {
    for (const retry of this.#retries) retry.cancel();
    for (const mapRun of this.#open.values()) mapRun.close();
    this.#open.clear();
  }

  /** A Map Run at work; undefined if it is none. */
  running(mapRunArn: string): DurableMapRun | undefined {
    const path = mapRunPath(this.#setting.folder, parseArn(mapRunArn, ["mapRun"]));
    return path === undefined ? undefined : this.#open.get(path);
  }

  /** The log of a Map Run; undefined if there is none of that ARN. */
  log(mapRunArn: string): MapRunLog | undefined {
    const log = this.#logOf(parseArn(mapRunArn, ["mapRun"]));
    return log?.header?.arn === mapRunArn ? log : undefined;
  }

  /** A child by the parts of its ARN. */
  child(arn: StatesArn): KeptExecution | undefined {
    const log = this.#logOf(arn);
    const number = log && numberOf(log, arn.qualifier ?? "");
    const child = log && number !== undefined ? keptChild(log, number) : undefined;
    return child?.summary.arn === arn.text ? child : undefined;
  }

  /** Aborts a child, if it is at work. */
  async stopChild(arn: StatesArn, error?: string, cause?: string): Promise<void> {
    const path = mapRunPath(this.#setting.folder, arn);
    const mapRun = path === undefined ? undefined : this.#open.get(path);
    const number = mapRun && numberOf(mapRun.log, arn.qualifier ?? "");
    if (number !== undefined) await mapRun?.stopChild(number, error, cause);
  }

  #logOf(arn: StatesArn): MapRunLog | undefined {
    const path = mapRunPath(this.#setting.folder, arn);
    if (path === undefined) return undefined;
    const known = this.#open.get(path)?.log ?? this.#read.get(path);
    if (known !== undefined || !existsSync(path)) return known;
    const log = this.#readLog(path);
    this.#read.set(path, log);
    if (this.#read.size > MOST_READ) this.#read.delete(this.#read.keys().next().value as string);
    return log;
  }

  /** A Map Run whose execution has ended is at its end too, even if the process was killed before that was written. */
  #readLog(path: string): MapRunLog {
    const { report, isRunning } = this.#setting;
    const log = new MapRunLog(path, report);
    const isLeft = log.header !== undefined && log.closing === undefined && !isRunning(log.header.executionArn);
    return isLeft && this.#abort(path) ? new MapRunLog(path, report) : log;
  }

  /** Ends a Map Run that is not open; whether that could be written. */
  #abort(path: string): boolean {
    if (!existsSync(path)) return false;
    const { report, clock } = this.#setting;
    this.#read.delete(path);
    try {
      const log = new MapRunLog(path, report);
      if (log.header !== undefined && log.closing === undefined) abortMapRun(log, clock.now());
      return true;
    } catch (error) {
      report((error as Error).message);
      return false;
    }
  }

  /** A handle that stays good while the Map Run itself is closed and opened again. */
  #begin(parent: Parent, plan: MapRunPlan, redrives: number, onOutcome: (outcome: MapRunOutcome) => void): OpenMapRun {
    const path = mapRunPath(this.#setting.folder, parseArn(plan.arn, ["mapRun"])) as string;
    let isWanted = true;
    const end = (outcome: MapRunOutcome) => {
      isWanted = false;
      onOutcome(outcome);
    };
    const open = () => {
      if (!isWanted) return;
      const onStall = (error: Error) => this.#rest(path, `${error.message} The Map Run ${plan.arn}`, open);
      const onOver = () => this.#open.delete(path);
      this.#openAt(path, { ...parent, plan, redrives, onStall, onOver, onOutcome: end });
    };
    const stop = () => {
      isWanted = false;
      const mapRun = this.#open.get(path);
      if (mapRun === undefined) this.#abort(path);
      else mapRun.stop();
    };
    const close = () => {
      isWanted = false;
      this.#open.get(path)?.close();
    };
    open();
    return { stop, close };
  }

  #openAt(path: string, own: OwnSetting): void {
    const { clock, maxEvents, report, execution, outside } = this.#setting;
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.#read.delete(path);
      const log = new MapRunLog(path, report);
      this.#open.set(path, new DurableMapRun({ ...own, log, clock, maxEvents, execution, ...outside() }));
      this.#resting.delete(path);
    } catch (error) {
      own.onStall(error as Error);
    }
  }

  /** Tries again later; it is said once, however often that is. */
  #rest(path: string, what: string, again: () => void): void {
    const { clock, report } = this.#setting;
    this.#open.delete(path);
    if (!this.#resting.has(path)) report(`${what} rests until that is possible.`);
    this.#resting.add(path);
    const retry = clock.at(clock.now() + RETRY_MS, () => {
      this.#retries.delete(retry);
      again();
    });
    this.#retries.add(retry);
  }
}
