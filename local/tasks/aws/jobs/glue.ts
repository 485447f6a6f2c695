import { at } from "../../at";
import { type Jobs, only } from "./job";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html */
export const glue: Jobs = {
  startJobRun: {
    describe: (started, given) => ({
      action: "getJobRun",
      parameters: { ...only(given, "JobName"), RunId: started["JobRunId"] ?? "" },
    }),
    status: at("JobRun", "JobRunState"),
    succeeded: ["SUCCEEDED"],
    failed: ["FAILED", "ERROR", "TIMEOUT", "STOPPED", "EXPIRED"],
    result: at("JobRun"),
    stop: (started, given) => ({
      action: "batchStopJobRun",
      parameters: { ...only(given, "JobName"), JobRunIds: [started["JobRunId"] ?? ""] },
    }),
  },
};
