import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrockagentcore.html */
export const bedrockAgentcore = {
  service: "bedrock-agentcore",
  title: "Amazon Bedrock AgentCore",
  actions: {
    invokeHarness: {
      patterns: ["requestResponse"],
      required: [],
    },
  },
} as const satisfies OptimisedService;
