import type { TaskTokens, TokenAnswer } from "../interpreter";
import { parseTaskOutput } from "./documents";
import { refusals } from "./errors";
import type { Operations } from "./requests";
import type { TokenDirectory } from "./token-directory";

type Names = "SendTaskSuccess" | "SendTaskFailure" | "SendTaskHeartbeat";

/** Where tokens are looked up. */
export interface KnownTokens {
  /** Of executions that only this process knows. */
  readonly inMemory: TaskTokens | undefined;
  /** Of executions on disk, once they have been taken up. */
  readonly onDisk: () => Promise<TokenDirectory>;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token */
export function tokenOperations({ inMemory, onDisk }: KnownTokens): Operations<Names> {
  return {
    async SendTaskSuccess({ taskToken: token = "", output: text = "" }) {
      const output = parseTaskOutput(text);
      if (isTaken(inMemory?.succeed(token, output))) return {};
      await (await onDisk()).take(token).takeNow({ kind: "tokenSucceeded", token, output });
      return {};
    },
    async SendTaskFailure({ taskToken: token = "", error, cause }) {
      if (isTaken(inMemory?.fail(token, error, cause))) return {};
      const why = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
      await (await onDisk()).take(token).takeNow({ kind: "tokenFailed", token, ...why });
      return {};
    },
    async SendTaskHeartbeat({ taskToken: token = "" }) {
      if (isTaken(inMemory?.heartbeat(token))) return {};
      await (await onDisk()).find(token).takeNow({ kind: "tokenHeartbeat", token });
      return {};
    },
  };
}

/** @throws AwsError TaskTimedOut */
function isTaken(answer: TokenAnswer | undefined): boolean {
  if (answer === "timed out") throw refusals.taskTimedOut();
  return answer === "accepted";
}
