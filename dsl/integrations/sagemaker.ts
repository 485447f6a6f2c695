import { sagemaker as service } from "../../asl/integrations/sagemaker";
import { fromSdk, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-sagemaker");

interface Differences {
  createHyperParameterTuningJob: { ended: SdkOutput<Client, "describeHyperParameterTuningJob"> };
  createLabelingJob: { ended: SdkOutput<Client, "describeLabelingJob"> };
  createProcessingJob: { ended: SdkOutput<Client, "describeProcessingJob"> };
  createTrainingJob: { ended: SdkOutput<Client, "describeTrainingJob"> };
  createTransformJob: { ended: SdkOutput<Client, "describeTransformJob"> };
}

/**
 * SageMaker: jobs of training, tuning, processing, labelling and transforming; models and endpoints.
 *
 * @example
 * chain.task("Model", sagemaker.createModel, {
 *   arguments: ({ input }) => ({
 *     ModelName: "riders",
 *     ExecutionRoleArn: input.role,
 *     PrimaryContainer: { Image: input.image, ModelDataUrl: input.trained.ModelArtifacts.S3ModelArtifacts },
 *   }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 */
export const sagemaker = fromSdk<typeof service, Client, Differences>(service);
