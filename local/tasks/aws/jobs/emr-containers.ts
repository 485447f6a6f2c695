import type { JsonObject } from "../../../../asl/json";
import { at } from "../../at";
import { type Jobs, only } from "./job";

const jobRun = (started: JsonObject, given: JsonObject) => ({
  ...only(given, "VirtualClusterId"),
  ...only(started, "Id"),
});

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html */
export const emrContainers: Jobs = {
  deleteVirtualCluster: {
    describe: (_started, given) => ({ action: "describeVirtualCluster", parameters: only(given, "Id") }),
    status: at("VirtualCluster", "State"),
    succeeded: ["TERMINATED"],
    failed: ["ARRESTED"],
    goneError: "ResourceNotFoundException",
  },
  startJobRun: {
    idempotencyField: "ClientToken",
    describe: (started, given) => ({ action: "describeJobRun", parameters: jobRun(started, given) }),
    status: at("JobRun", "State"),
    succeeded: ["COMPLETED"],
    failed: ["FAILED", "CANCELLED"],
    stop: (started, given) => ({ action: "cancelJobRun", parameters: jobRun(started, given) }),
  },
};
