import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html */
export const athena = {
  service: "athena",
  title: "Amazon Athena",
  actions: {
    startQueryExecution: {
      patterns: ["requestResponse", "sync"],
      required: ["QueryString"],
      optional: [
        "ClientRequestToken",
        "EngineConfiguration",
        "ExecutionParameters",
        "QueryExecutionContext",
        "ResultConfiguration",
        "ResultReuseConfiguration",
        "WorkGroup",
      ],
    },
    stopQueryExecution: {
      patterns: ["requestResponse"],
      required: ["QueryExecutionId"],
      optional: [],
    },
    getQueryExecution: {
      patterns: ["requestResponse"],
      required: ["QueryExecutionId"],
      optional: [],
    },
    getQueryResults: {
      patterns: ["requestResponse"],
      required: ["QueryExecutionId"],
      optional: ["MaxResults", "NextToken", "QueryResultType"],
    },
  },
} as const satisfies OptimisedService;
