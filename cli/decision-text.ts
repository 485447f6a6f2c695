import type { Decision } from "../local/interpreter/run";
import { causeMessage } from "./cause-message";

/** A failure of a state, before it is retried or caught. */
export type Failed = Extract<Decision, { kind: "failed" }>;

/** What becomes of a failure, in one line: `Job: caught NoMoney: none left`; undefined for other decisions. */
export function describeDecision(decision: Decision, failed: Failed): string | undefined {
  if (decision.state !== failed.state) return undefined;
  if (decision.kind === "catch") return oneLine(`${failed.state}: caught ${failureText(failed)}`);
  if (decision.kind !== "retry" || decision.delaySeconds === undefined) return undefined;
  const delay = Number(decision.delaySeconds.toFixed(1));
  return oneLine(`${failed.state}: retry ${decision.retryCount} in ${delay} s after ${failureText(failed)}`);
}

function failureText({ error = "an error without a name", cause = "" }: Failed): string {
  return cause === "" ? error : `${error}: ${causeMessage(cause)}`;
}

/** Causes are anybody's text, which must not command a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ");
}
