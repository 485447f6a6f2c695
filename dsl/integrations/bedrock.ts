import { bedrock as service } from "../../asl/integrations/bedrock";
import { fromSdk, type SdkOutput, type ServiceAnswer } from "./from-sdk";
import { type Optimised, optimised, type PatternsOf } from "./optimised";

type Client = typeof import("@aws-sdk/client-bedrock");

/** What `bedrock:invokeModel` is called with: the prompt is in `Body`, or in S3 where it is long. */
export interface InvokeModelArguments {
  ModelId: string;
  /** What the model takes. */
  Body?: unknown;
  Input?: { S3Uri: string };
  /** Where the answer goes instead of the result. */
  Output?: { S3Uri: string };
  /** @default "application/json" */
  ContentType?: string;
  /** @default "application/json" */
  Accept?: string;
  Trace?: "ENABLED" | "DISABLED" | "ENABLED_FULL";
  GuardrailIdentifier?: string;
  GuardrailVersion?: string;
  PerformanceConfigLatency?: "standard" | "optimized";
}

interface InvokeModel<Answer> {
  readonly arguments: InvokeModelArguments;
  readonly result: { Body: Answer; ContentType: string } & Partial<ServiceAnswer>;
}

interface Differences {
  createModelCustomizationJob: { ended: SdkOutput<Client, "getModelCustomizationJob"> };
}

/**
 * Bedrock: models that answer, and jobs that customise them. The type of a model's answer is the author's to say.
 *
 * @example
 * chain.task("Ask", bedrock.invokeModel<{ completion: string }>(), {
 *   arguments: ({ input }) => ({ ModelId: "anthropic.claude-v2", Body: { prompt: input.prompt, max_tokens_to_sample: 200 } }),
 *   resultSelector: ({ result }) => ({ text: result.Body.completion }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
 */
export const bedrock = {
  ...fromSdk<typeof service, Client, Differences>(service),
  invokeModel: <Answer = unknown>(): Optimised<InvokeModel<Answer>, PatternsOf<typeof service, "invokeModel">> =>
    optimised<InvokeModel<Answer>>()(service, "invokeModel"),
};
