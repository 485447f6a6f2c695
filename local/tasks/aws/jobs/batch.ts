import { isJsonObject, type JsonObject } from "../../../../asl/json";
import { at } from "../../at";
import type { Jobs } from "./job";

/** Tells the container who has started it. */
const MANAGED = { Name: "MANAGED_BY_AWS", Value: "STARTED_BY_STEP_FUNCTIONS" };

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html */
export const batch: Jobs = {
  submitJob: {
    added: (given): JsonObject =>
      hasNoContainer(given) ? {} : { ContainerOverrides: managed(given["ContainerOverrides"]) },
    describe: ({ JobId = "" }) => ({ action: "describeJobs", parameters: { Jobs: [JobId] } }),
    status: at("Jobs", 0, "Status"),
    succeeded: ["SUCCEEDED"],
    failed: ["FAILED"],
    result: at("Jobs", 0),
    stop: ({ JobId = "" }) => ({
      action: "terminateJob",
      parameters: { JobId, Reason: "The Step Functions task has been given up." },
    }),
  },
};

/** Jobs of other kinds than plain containers are overridden in another place. */
function hasNoContainer(given: JsonObject): boolean {
  return ["EcsPropertiesOverride", "EksPropertiesOverride", "NodeOverrides"].some((name) => name in given);
}

function managed(overrides: JsonObject[string] | undefined): JsonObject {
  const given = isJsonObject(overrides) ? overrides : {};
  const environment = Array.isArray(given["Environment"]) ? given["Environment"] : [];
  return { ...given, Environment: [...environment, MANAGED] };
}
