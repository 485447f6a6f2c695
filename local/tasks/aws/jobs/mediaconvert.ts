import type { JsonObject } from "../../../../asl/json";
import { at } from "../../at";
import type { Jobs } from "./job";

const id = (started: JsonObject) => ({ Id: at("Job", "Id")(started) ?? "" });

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html */
export const mediaconvert: Jobs = {
  createJob: {
    idempotencyField: "ClientRequestToken",
    describe: (started) => ({ action: "getJob", parameters: id(started) }),
    status: at("Job", "Status"),
    succeeded: ["COMPLETE"],
    failed: ["ERROR", "CANCELED"],
    stop: (started) => ({ action: "cancelJob", parameters: id(started) }),
  },
};
