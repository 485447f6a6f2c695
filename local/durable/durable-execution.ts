import { DecisionQueue, type Execution, type ExecutionEvent } from "../interpreter";
import { deliver } from "./deliver";
import type { DurableSetting } from "./durable-setting";
import { endOf } from "./end-of";
import type { Journal } from "./journal-writer";
import type { DurableRecord, End, Header, Stimulus, Turn } from "./record";
import { TurnClock } from "./turn-clock";
import { TurnMapRuns } from "./turn-map-runs";
import { TurnTasks } from "./turn-tasks";
import { TurnTokens } from "./turn-tokens";

/** A recorded event, as far as a replay is compared with it. */
type Recorded = Pick<ExecutionEvent, "type" | "previousEventId">;

/** A replay that does not do what is on record: the definition's world has changed, such as the items of a Map. */
export class DivergedError extends Error {
  override readonly name = "DivergedError";
}

/**
 * An execution whose every step is on disk before anything outside hears of it. It goes on in turns: stimuli come in, and
 * are written with the events that follow from them; only then are the tasks performed that have been scheduled.
 */
export class DurableExecution {
  readonly #setting: DurableSetting;
  readonly #queue = new DecisionQueue();
  readonly #clock: TurnClock;
  readonly #tasks: TurnTasks;
  readonly #tokens: TurnTokens;
  readonly #mapRuns: TurnMapRuns;
  readonly #journal: Journal;
  #execution: Execution | undefined;
  #arrived: Stimulus[] = [];
  #isPlanned = false;
  #isLive = true;
  #isOver = false;
  #end: End | undefined;
  /** Why nothing more can be written. */
  #stall: Error | undefined;
  /** What a replay must bring again. */
  #recorded: readonly Recorded[] = [];
  #diverged: DivergedError | undefined;

  constructor(setting: DurableSetting) {
    this.#setting = setting;
    this.#journal = setting.journal;
    const { clock, header, tokens } = setting;
    this.#clock = new TurnClock(clock, header.startMs, {
      due: (timer) => this.receive({ kind: "timer", timer }),
      free: () => queueMicrotask(() => this.#proceed()),
    });
    this.#tasks = new TurnTasks(setting.tasks, (stimulus) => this.receive(stimulus));
    this.#mapRuns = new TurnMapRuns(setting.mapRuns, (stimulus) => this.receive(stimulus));
    this.#tokens = new TurnTokens({
      registered: (token) => tokens.registered(token),
      released: (token) => {
        this.#tasks.close(token);
        tokens.released(token);
      },
    });
  }

  get header(): Header {
    return this.#setting.header;
  }

  /** Starts it anew. @throws JournalWriteError, and then nothing has happened */
  start(): void {
    this.#journal.add({ header: this.header });
    this.#clock.pass();
    this.#run();
    try {
      this.#journal.flush();
    } catch (error) {
      this.close();
      throw error;
    }
    this.#proceed();
  }

  /**
   * Takes it up again: brings it to where its journal ends, and goes on from there.
   *
   * @param stimulus what it goes on with, if it has ended
   * @throws DivergedError
   */
  async resume(turns: readonly Turn[], events: readonly Recorded[], stimulus?: Stimulus): Promise<void> {
    this.#isLive = false;
    this.#recorded = events;
    this.#tasks.replay();
    this.#run();
    await this.#rest();
    for (const turn of turns) {
      this.#apply(turn);
      await this.#rest();
    }
    if (this.#diverged !== undefined) throw this.#diverged;
    this.#isLive = true;
    this.#tasks.goOn();
    this.#clock.pass();
    if (stimulus === undefined) this.#proceed();
    else await this.takeNow(stimulus);
  }

  /** Takes a stimulus in the next turn. */
  receive(stimulus: Stimulus): void {
    if (this.#isOver) return;
    this.#arrived.push(stimulus);
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    queueMicrotask(() => {
      this.#isPlanned = false;
      this.#takeTurn();
    });
  }

  /**
   * Takes a stimulus for a caller that answers somebody: it is on disk when the promise is kept.
   *
   * @throws JournalWriteError when it cannot be written
   */
  async takeNow(stimulus: Stimulus): Promise<void> {
    if (!this.#isOver) {
      this.#arrived.push(stimulus);
      this.#takeTurn();
      while (!this.#isOver && this.#arrived.includes(stimulus)) await new Promise((resolve) => setImmediate(resolve));
    }
    if (this.#stall !== undefined) throw this.#stall;
  }

  /** Leaves it where it is; its journal says all that is needed to take it up again. */
  close(): void {
    this.#isOver = true;
    this.#clock.stop();
    this.#mapRuns.close();
  }

  get #isBusy(): boolean {
    return !this.#queue.isIdle || this.#clock.isHeld;
  }

  #run(): void {
    const { header, machine, objects, maxEvents } = this.#setting;
    const { input, name, arn } = header;
    this.#execution = machine.start({
      input,
      name,
      arn,
      seed: arn,
      tasks: this.#tasks,
      tokens: this.#tokens,
      objects,
      mapRuns: this.#mapRuns,
      clock: this.#clock,
      queue: this.#queue,
      history: "stream",
      maxEvents,
      onEvent: (event) => this.#take(event),
    });
  }

  #takeTurn(): void {
    if (this.#isOver || !this.#isLive || this.#arrived.length === 0 || this.#isBusy) return;
    const stimuli = this.#arrived;
    this.#arrived = [];
    const timers = stimuli.flatMap((stimulus) => (stimulus.kind === "timer" ? stimulus.timer : []));
    const turn: Turn = { atMs: this.#clock.nextTurnMs(timers), stimuli };
    this.#write({ turn });
    this.#apply(turn);
    this.#proceed();
  }

  #apply({ atMs, stimuli }: Turn): void {
    this.#clock.turnTo(atMs);
    const to = {
      execution: this.#execution as Execution,
      clock: this.#clock,
      tasks: this.#tasks,
      tokens: this.#tokens,
      mapRuns: this.#mapRuns,
    };
    for (const stimulus of stimuli) deliver(stimulus, to);
    this.#queue.run();
  }

  /** Writes what has happened, performs what is to be done, and goes on with what has arrived. */
  #proceed(): void {
    if (this.#isOver || !this.#isLive) return;
    if (!this.#flush()) return;
    this.#mapRuns.perform();
    if (this.#end !== undefined) {
      this.close();
      this.#setting.onEnd(this.#end);
      return;
    }
    this.#tasks.perform();
    if (!this.#queue.isIdle) setImmediate(() => this.#proceed());
    else if (this.#arrived.length > 0) this.#takeTurn();
  }

  #take(event: ExecutionEvent): void {
    const recorded = this.#recorded[event.id - 1];
    if (recorded === undefined) this.#write({ event });
    else if (recorded.type !== event.type || recorded.previousEventId !== event.previousEventId) {
      const was = `event ${event.id} was ${recorded.type} and would now be ${event.type}`;
      this.#diverged ??= new DivergedError(`The execution could not be taken up again: ${was}.`);
    }
    if (event.type === "ExecutionRedriven") this.#end = undefined;
    const end = endOf(event);
    if (end === undefined) return;
    this.#end = end;
    // The process may have ended between an event and what follows it.
    if (event.id >= this.#recorded.length) this.#write({ end });
  }

  #write(record: DurableRecord): void {
    this.#journal.add(record);
    if (this.#isLive && this.#journal.isFull) this.#flush();
  }

  /** Whether all is on disk. If it cannot be, nothing may happen any more that rests on it. */
  #flush(): boolean {
    if (this.#isOver) return false;
    try {
      this.#journal.flush();
      return true;
    } catch (error) {
      this.#stall = error as Error;
      this.close();
      this.#setting.onStall(error as Error);
      return false;
    }
  }

  /** Waits until all that follows from a turn is done. */
  async #rest(): Promise<void> {
    while (this.#isBusy) await new Promise((resolve) => setImmediate(resolve));
  }
}
