import type { JsonObject } from "../../../../asl/json";
import { at } from "../../at";
import type { Job, Jobs } from "./job";

const FAILED = ["FAILED", "FAULT", "TIMED_OUT", "STOPPED"];

const buildId = (started: JsonObject) => at("Build", "Id")(started) ?? "";
const batchId = (started: JsonObject) => at("BuildBatch", "Id")(started) ?? "";

const buildBatch: Job = {
  idempotencyField: "IdempotencyToken",
  describe: (started) => ({ action: "batchGetBuildBatches", parameters: { Ids: [batchId(started)] } }),
  status: at("BuildBatches", 0, "BuildBatchStatus"),
  succeeded: ["SUCCEEDED"],
  failed: FAILED,
  result: (description) => ({ BuildBatch: at("BuildBatches", 0)(description) ?? null }),
  stop: (started) => ({ action: "stopBuildBatch", parameters: { Id: batchId(started) } }),
};

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html */
export const codebuild: Jobs = {
  startBuild: {
    idempotencyField: "IdempotencyToken",
    describe: (started) => ({ action: "batchGetBuilds", parameters: { Ids: [buildId(started)] } }),
    status: at("Builds", 0, "BuildStatus"),
    succeeded: ["SUCCEEDED"],
    failed: FAILED,
    result: (description) => ({ Build: at("Builds", 0)(description) ?? null }),
    stop: (started) => ({ action: "stopBuild", parameters: { Id: buildId(started) } }),
  },
  startBuildBatch: buildBatch,
  retryBuildBatch: buildBatch,
};
