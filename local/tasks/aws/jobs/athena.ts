import { at } from "../../at";
import { type Jobs, only } from "./job";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html */
export const athena: Jobs = {
  startQueryExecution: {
    idempotencyField: "ClientRequestToken",
    describe: (started) => ({ action: "getQueryExecution", parameters: only(started, "QueryExecutionId") }),
    status: at("QueryExecution", "Status", "State"),
    succeeded: ["SUCCEEDED"],
    failed: ["FAILED", "CANCELLED"],
    stop: (started) => ({ action: "stopQueryExecution", parameters: only(started, "QueryExecutionId") }),
  },
};
