import type { Clock, Timer } from "../interpreter";

interface Appointment {
  readonly timeMs: number;
  readonly callback: () => void;
  /** There while time passes. */
  alarm?: Timer;
}

/** Whose time stands still within a turn. Timers do not call back: they come due, which is a stimulus of a later turn. */
export class TurnClock implements Clock {
  readonly #real: Clock;
  readonly #onDue: (timer: number) => void;
  readonly #onFree: () => void;
  readonly #appointments = new Map<number, Appointment>();
  #nowMs: number;
  #made = 0;
  #holds = 0;
  #passes = false;

  constructor(real: Clock, startMs: number, on: { due(timer: number): void; free(): void }) {
    this.#real = real;
    this.#nowMs = startMs;
    this.#onDue = (timer) => on.due(timer);
    this.#onFree = () => on.free();
  }

  /** Whether promises are pending whose outcome is no stimulus, so that a turn is not over. */
  get isHeld(): boolean {
    return this.#holds > 0;
  }

  now(): number {
    return this.#nowMs;
  }

  at(timeMs: number, callback: () => void): Timer {
    const timer = ++this.#made;
    const appointment: Appointment = { timeMs, callback };
    this.#appointments.set(timer, appointment);
    if (this.#passes) this.#arm(timer, appointment);
    return { cancel: () => this.#cancel(timer, appointment) };
  }

  hold(): () => void {
    this.#holds++;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holds--;
      if (this.#holds === 0) this.#onFree();
    };
  }

  /** The time of a turn that starts now; never before the last one, nor before a timer that has come due. */
  nextTurnMs(dueTimers: readonly number[]): number {
    const due = dueTimers.map((timer) => this.#appointments.get(timer)?.timeMs ?? 0);
    return Math.max(this.#nowMs, this.#real.now(), ...due.map(Math.ceil));
  }

  turnTo(timeMs: number): void {
    this.#nowMs = timeMs;
  }

  /** Calls back whoever waits for a timer, unless it was cancelled. */
  fire(timer: number): void {
    const appointment = this.#appointments.get(timer);
    this.#appointments.delete(timer);
    appointment?.callback();
  }

  /** Lets time pass: what became due meanwhile comes due at once. */
  pass(): void {
    this.#passes = true;
    for (const [timer, appointment] of this.#appointments) this.#arm(timer, appointment);
  }

  /** Lets no time pass any more. */
  stop(): void {
    this.#passes = false;
    for (const { alarm } of this.#appointments.values()) alarm?.cancel();
    this.#appointments.clear();
  }

  #arm(timer: number, appointment: Appointment): void {
    appointment.alarm = this.#real.at(appointment.timeMs, () => this.#onDue(timer));
  }

  #cancel(timer: number, { alarm }: Appointment): void {
    alarm?.cancel();
    this.#appointments.delete(timer);
  }
}
