import type { JsonObject } from "../../../../asl/json";
import { at } from "../../at";
import { type Job, type Jobs, only } from "./job";

function application(succeeded: readonly string[], failed: readonly string[]): Job {
  return {
    describe: (started, given) => ({
      action: "getApplication",
      parameters: { ...only(given, "ApplicationId"), ...only(started, "ApplicationId") },
    }),
    status: at("Application", "State"),
    succeeded,
    failed,
  };
}

const jobRun = (started: JsonObject, given: JsonObject) => ({
  ...only(given, "ApplicationId", "JobRunId"),
  ...only(started, "JobRunId"),
});

const job: Pick<Job, "describe" | "status"> = {
  describe: (started, given) => ({ action: "getJobRun", parameters: jobRun(started, given) }),
  status: at("JobRun", "State"),
};

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html */
export const emrServerless: Jobs = {
  createApplication: {
    ...application(["CREATED", "STARTING", "STARTED", "STOPPED"], ["TERMINATED"]),
    idempotencyField: "ClientToken",
  },
  startApplication: application(["STARTED"], ["STOPPING", "STOPPED", "TERMINATED"]),
  stopApplication: application(["STOPPED"], ["TERMINATED"]),
  deleteApplication: { ...application(["TERMINATED"], []), goneError: "ResourceNotFoundException" },
  startJobRun: {
    ...job,
    idempotencyField: "ClientToken",
    succeeded: ["SUCCESS"],
    failed: ["FAILED", "CANCELLED"],
    stop: (started, given) => ({ action: "cancelJobRun", parameters: jobRun(started, given) }),
  },
  cancelJobRun: { ...job, succeeded: ["CANCELLED"], failed: ["SUCCESS", "FAILED"] },
};
