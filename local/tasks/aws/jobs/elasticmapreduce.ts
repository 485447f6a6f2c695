import type { JsonObject } from "../../../../asl/json";
import { at } from "../../at";
import { type Jobs, only } from "./job";

const clusterState = at("Cluster", "Status", "State");
const whyChanged = at("Cluster", "Status", "StateChangeReason", "Code");

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html */
export const elasticmapreduce: Jobs = {
  createCluster: {
    describe: (started) => ({ action: "describeCluster", parameters: only(started, "ClusterId") }),
    status: clusterState,
    succeeded: ["WAITING", "TERMINATED"],
    failed: ["TERMINATED_WITH_ERRORS"],
    // A cluster that is not kept alive ends by itself when it has done its steps.
    hasFailed: (description) =>
      clusterState(description) === "TERMINATED" && whyChanged(description) !== "ALL_STEPS_COMPLETED",
    result: (description, started) => ({ ...only(started, "ClusterArn", "ClusterId"), ...description }),
    stop: (started) => ({ action: "terminateJobFlows", parameters: { JobFlowIds: [started["ClusterId"] ?? ""] } }),
  },
  terminateCluster: {
    describe: (_started, given) => ({ action: "describeCluster", parameters: only(given, "ClusterId") }),
    status: clusterState,
    succeeded: ["TERMINATED", "TERMINATED_WITH_ERRORS"],
    failed: [],
  },
  addStep: {
    describe: (started, given) => ({ action: "describeStep", parameters: step(started, given) }),
    status: at("Step", "Status", "State"),
    succeeded: ["COMPLETED"],
    failed: ["FAILED", "CANCELLED", "INTERRUPTED"],
    result: (description, started) => ({ ...description, ...only(started, "StepId") }),
    stop: (started, given) => ({
      action: "cancelSteps",
      parameters: { ...only(given, "ClusterId"), StepIds: [started["StepId"] ?? ""] },
    }),
  },
};

function step(started: JsonObject, given: JsonObject): JsonObject {
  return { ...only(given, "ClusterId"), ...only(started, "StepId") };
}
