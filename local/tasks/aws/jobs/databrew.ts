import type { JsonObject } from "../../../../asl/json";
import { at } from "../../at";
import { type Jobs, only } from "./job";

const run = (started: JsonObject, given: JsonObject) => ({ ...only(given, "Name"), ...only(started, "RunId") });

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-databrew.html */
export const databrew: Jobs = {
  startJobRun: {
    describe: (started, given) => ({ action: "describeJobRun", parameters: run(started, given) }),
    status: at("State"),
    succeeded: ["SUCCEEDED"],
    failed: ["FAILED", "STOPPED", "TIMEOUT"],
    stop: (started, given) => ({ action: "stopJobRun", parameters: run(started, given) }),
  },
};
