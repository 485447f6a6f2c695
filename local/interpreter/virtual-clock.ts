import type { Clock, Timer } from "./clock";

interface Appointment extends Timer {
  readonly timeMs: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock that jumps to the next appointment whenever nothing else is going on. */
export interface VirtualClock extends Clock {
  /** Moves the time on by hand; appointments on the way are kept in order. */
  advance(milliseconds: number): void;
}

/**
 * Time for tests: a Wait of hours takes none, and every run sees the same times.
 *
 * @param startMs milliseconds since 1970
 * @example const execution = machine.start({ input, tasks, clock: createVirtualClock() });
 */
export function createVirtualClock(startMs = Date.UTC(2025, 0, 1), jump = true): VirtualClock {
  const appointments: Appointment[] = [];
  let nowMs = startMs;
  let order = 0;
  let holds = 0;
  let planned = false;

  const fireNext = () => {
    const first = appointments[0];
    if (first === undefined) return;
    nowMs = Math.max(nowMs, first.timeMs);
    for (const due of takeDue(appointments, first.timeMs)) due.callback();
  };
  const plan = () => {
    if (planned || holds > 0 || !jump || appointments.length === 0) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      if (holds === 0) fireNext();
      plan();
    });
  };

  return {
    now: () => nowMs,
    at(timeMs, callback) {
      const appointment: Appointment = {
        timeMs,
        order: order++,
        callback,
        cancel: () => remove(appointments, appointment),
      };
      insert(appointments, appointment);
      plan();
      return appointment;
    },
    hold() {
      holds++;
      let held = true;
      return () => {
        if (held) holds--;
        held = false;
        plan();
      };
    },
    advance(milliseconds) {
      const untilMs = nowMs + milliseconds;
      while (appointments[0] !== undefined && appointments[0].timeMs <= untilMs) fireNext();
      nowMs = untilMs;
    },
  };
}

/** Keeps the list in order of time, then of arrival. */
function insert(appointments: Appointment[], appointment: Appointment): void {
  let low = 0;
  let high = appointments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((appointments[middle] as Appointment).timeMs <= appointment.timeMs) low = middle + 1;
    else high = middle;
  }
  appointments.splice(low, 0, appointment);
}

function remove(appointments: Appointment[], appointment: Appointment): void {
  const index = appointments.indexOf(appointment);
  if (index >= 0) appointments.splice(index, 1);
}

function takeDue(appointments: Appointment[], timeMs: number): readonly Appointment[] {
  const end = appointments.findIndex((appointment) => appointment.timeMs > timeMs);
  return appointments.splice(0, end < 0 ? appointments.length : end);
}
