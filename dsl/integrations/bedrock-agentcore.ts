import { bedrockAgentcore as service } from "../../asl/integrations/bedrock-agentcore";
import { optimised } from "./optimised";

interface Message {
  Role: "user" | "assistant";
  Content: { Text: string }[];
}

interface InvokeHarness {
  readonly arguments: {
    HarnessArn: string;
    /** The same for all turns of one conversation. */
    RuntimeSessionId: string;
    Messages: Message[];
    /** Anything else that is to differ from the harness's own configuration, by its name. */
    [override: string]: unknown;
  };
  readonly result: {
    Output: { Message: Message };
    StopReason: string;
    Usage: { InputTokens: number; OutputTokens: number; TotalTokens: number };
  };
}

/**
 * Bedrock AgentCore: agents that a harness runs. Of what they say the last message is the result.
 *
 * @example
 * chain.task("Ask", bedrockAgentcore.invokeHarness, {
 *   arguments: ({ input, context }) => ({
 *     HarnessArn: input.harness,
 *     RuntimeSessionId: context.Execution.Name,
 *     Messages: [{ Role: "user", Content: [{ Text: input.question }] }],
 *   }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrockagentcore.html
 */
export const bedrockAgentcore = { invokeHarness: optimised<InvokeHarness>()(service, "invokeHarness") };
