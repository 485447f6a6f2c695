import { parseTaskOutput } from "./documents";
import type { Operations } from "./requests";
import type { TokenDirectory } from "./token-directory";

type Names = "SendTaskSuccess" | "SendTaskFailure" | "SendTaskHeartbeat";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token */
export function tokenOperations(tokens: TokenDirectory): Operations<Names> {
  return {
    async SendTaskSuccess({ taskToken: token = "", output: text = "" }) {
      const output = parseTaskOutput(text);
      await tokens.take(token).takeNow({ kind: "tokenSucceeded", token, output });
      return {};
    },
    async SendTaskFailure({ taskToken: token = "", error, cause }) {
      const why = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
      await tokens.take(token).takeNow({ kind: "tokenFailed", token, ...why });
      return {};
    },
    async SendTaskHeartbeat({ taskToken: token = "" }) {
      await tokens.find(token).takeNow({ kind: "tokenHeartbeat", token });
      return {};
    },
  };
}
