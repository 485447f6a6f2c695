import { codebuild as service } from "../../asl/integrations/codebuild";
import { fromSdk, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-codebuild");
type BuildBatch = { BuildBatch: NonNullable<SdkOutput<Client, "batchGetBuildBatches">["BuildBatches"]>[number] };

interface Differences {
  startBuild: { ended: { Build: NonNullable<SdkOutput<Client, "batchGetBuilds">["Builds"]>[number] } };
  startBuildBatch: { ended: BuildBatch };
  retryBuildBatch: { ended: BuildBatch };
}

/**
 * CodeBuild: builds, batches of builds and their reports.
 *
 * @example
 * chain.task("Build", codebuild.startBuild.sync(), { arguments: () => ({ ProjectName: "site" }), resultPath: "$.built" })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 */
export const codebuild = fromSdk<typeof service, Client, Differences, "CodeBuild">(service);
