import { problem } from "../../tree/problem";
import type { Source } from "../../tree/source";
import type { WaitNode } from "../../tree/wait";
import { evaluate } from "../../values/scope";
import { compact } from "./compact";
import { buildFlow, type FlowOptions } from "./flow";

/** The options of a Wait, as an author gives them. */
export interface WaitOptions extends FlowOptions {
  readonly comment?: string;
  readonly seconds?: unknown;
  readonly timestamp?: unknown;
}

/** The node of a Wait state. */
export function buildWait(name: string, options: WaitOptions, source: Source): WaitNode {
  const { comment } = options;
  return compact({ kind: "wait" as const, name, comment, source, until: until(options), flow: buildFlow(options) });
}

function until({ seconds, timestamp }: WaitOptions): WaitNode["until"] {
  if (seconds === undefined && timestamp === undefined) return { seconds: nothing };
  if (timestamp === undefined) return { seconds: evaluate(seconds) };
  return seconds === undefined ? { timestamp: evaluate(timestamp) } : { seconds: both };
}

const nothing = problem("WAIT_UNTIL", "a wait has seconds or a timestamp", "Give one of them.");
const both = problem("WAIT_UNTIL", "a wait has seconds or a timestamp, not both", "Leave one of them out.");
