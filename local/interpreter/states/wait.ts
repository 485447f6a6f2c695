import type { WaitState } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import type { Compiler } from "../compiler";
import { queryError, runtimeError, type StateFailure } from "../failure";
import type { Flow } from "../flow";
import type { StateProgram, Step } from "../program";
import type { StateIo } from "../state-io";
import { parseTimestamp } from "../timestamp";

/** The longest wait that AWS takes: 2^31 seconds would be too long by its count of days. */
const LONGEST_DELAY_SECONDS = 2 ** 31;
const LONGEST_SECONDS = 99_999_999;

/** When the wait is over, in milliseconds since 1970. */
type Until = (flow: Flow, input: Json) => number;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export function compileWait(name: string, state: WaitState, compiler: Compiler): StateProgram {
  const io = compiler.io(state);
  const until = compileUntil(state, compiler);
  return {
    name,
    type: "Wait",
    enter(flow, input) {
      flow.entered("WaitStateEntered");
      flow.decisionEventId = flow.lastEventId;
      return wait(flow, input, until(flow, input), state, io);
    },
  };
}

function wait(flow: Flow, input: Json, timeMs: number, { Next }: WaitState, io: StateIo): Step {
  const go = () => flow.exit("WaitStateExited", Next, io.passOn(flow, io.filter(flow, input)));
  if (timeMs - flow.run.clock.now() > LONGEST_DELAY_SECONDS * 1_000) {
    throw runtimeError(flow, "Wait state delay is too long.");
  }
  if (timeMs <= flow.run.clock.now()) return go();
  const timer = flow.run.clock.at(timeMs, () => flow.resume(go));
  return flow.suspend(() => timer.cancel());
}

function compileUntil(state: WaitState, compiler: Compiler): Until {
  const { SecondsPath, TimestampPath } = state;
  if (SecondsPath !== undefined) return secondsPath(SecondsPath, compiler);
  if (TimestampPath !== undefined) return timestampPath(TimestampPath, compiler);
  return state.Timestamp === undefined ? seconds(state, compiler) : timestamp(state, compiler);
}

function seconds(state: WaitState, compiler: Compiler): Until {
  const value = compiler.value(state, "Seconds");
  return (flow, input) => {
    const given = value(flow, input);
    if (typeof given === "number" && given >= 0 && given <= LONGEST_SECONDS) return after(flow, given);
    throw queryError(flow, "Seconds", secondsProblem(given));
  };
}

function secondsProblem(given: Json | undefined): string {
  return typeof given === "number"
    ? `The Seconds parameter must be a non-negative integer but was: ${given}`
    : `The Seconds field must be a number but was: ${JSON.stringify(given)}`;
}

function secondsPath(path: string, compiler: Compiler): Until {
  const read = compiler.reader(path);
  return (flow, input) => {
    const result = read(flow, input);
    const problem = (text: string) => runtimeError(flow, `The SecondsPath parameter ${text}`);
    if (!result.found) throw problem(`does not reference an input value: ${path}`);
    const shown = `${path} == ${printed(result.value)}`;
    if (typeof result.value !== "number" || !Number.isInteger(result.value)) {
      throw problem(`cannot be parsed as a long value: ${shown}`);
    }
    if (result.value < 0) throw problem(`references a negative value: ${shown}`);
    return after(flow, result.value);
  };
}

function timestamp(state: WaitState, compiler: Compiler): Until {
  const value = compiler.value(state, "Timestamp");
  const fail = compiler.queryLanguage(state) === "JSONata" ? failedQuery : runtimeError;
  return (flow, input) => {
    const text = printed(value(flow, input) ?? null);
    const timeMs = parseTimestamp(text);
    if (timeMs !== undefined) return timeMs;
    throw fail(
      flow,
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
    );
  };
}

function failedQuery(flow: Flow, sentence: string): StateFailure {
  return queryError(flow, "Timestamp", sentence);
}

function timestampPath(path: string, compiler: Compiler): Until {
  const read = compiler.reader(path);
  return (flow, input) => {
    const result = read(flow, input);
    const problem = (text: string) => runtimeError(flow, `The TimestampPath parameter does not reference ${text}`);
    if (!result.found) throw problem(`an input value: ${path}`);
    const timeMs = typeof result.value === "string" ? parseTimestamp(result.value) : undefined;
    if (timeMs !== undefined) return timeMs;
    const form = "a valid ISO-8601 extended offset date-time format string";
    throw problem(`${form}: ${path} == ${printed(result.value)}`);
  };
}

function after(flow: Flow, seconds: number): number {
  return flow.run.clock.now() + seconds * 1_000;
}

function printed(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
