import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import type { IntegrationResource } from "../../../asl/resource";
import { at } from "../at";
import { only } from "./jobs/job";
import type { SdkCall } from "./sdk-calls";

/** How an action of an optimised integration is said in terms of the service's API, where that has another. */
export interface Translation {
  /** @default the integration's action */
  readonly action?: string;
  /** A request whose answer the parameters need. */
  readonly lookUp?: (given: JsonObject) => SdkCall;
  readonly parameters?: (given: JsonObject, found: JsonObject) => JsonObject;
  readonly result?: (answer: JsonObject, given: JsonObject) => JsonObject;
}

const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  "glue:startJobRun": { result: (answer, given) => ({ ...only(given, "JobName"), ...answer }) },
  "elasticmapreduce:createCluster": {
    action: "runJobFlow",
    result: ({ JobFlowId = "", ...answer }) => ({ ...answer, ClusterId: JobFlowId }),
  },
  "elasticmapreduce:terminateCluster": {
    action: "terminateJobFlows",
    parameters: ({ ClusterId = "" }) => ({ JobFlowIds: [ClusterId] }),
  },
  "elasticmapreduce:setClusterTerminationProtection": {
    action: "setTerminationProtection",
    parameters: ({ ClusterId = "", ...given }) => ({ ...given, JobFlowIds: [ClusterId] }),
  },
  "elasticmapreduce:addStep": {
    action: "addJobFlowSteps",
    parameters: ({ ClusterId = "", Step = {}, ...given }) => ({ ...given, JobFlowId: ClusterId, Steps: [Step] }),
    result: (answer) => ({ StepId: at("StepIds", 0)(answer) ?? "" }),
  },
  "elasticmapreduce:cancelStep": {
    action: "cancelSteps",
    parameters: ({ StepId = "", ...given }) => ({ ...given, StepIds: [StepId] }),
    result: (answer) => ({ CancelStepsInfo: at("CancelStepsInfoList", 0)(answer) ?? {} }),
  },
  "elasticmapreduce:modifyInstanceFleetByName": {
    action: "modifyInstanceFleet",
    lookUp: (given) => ({ action: "listInstanceFleets", parameters: only(given, "ClusterId") }),
    parameters: (given, found) => ({
      ...only(given, "ClusterId"),
      InstanceFleet: {
        ...objectOf(given["InstanceFleet"]),
        InstanceFleetId: idOf(found["InstanceFleets"], given["InstanceFleetName"]),
      },
    }),
  },
  "elasticmapreduce:modifyInstanceGroupByName": {
    action: "modifyInstanceGroups",
    lookUp: (given) => ({ action: "listInstanceGroups", parameters: only(given, "ClusterId") }),
    parameters: (given, found) => ({
      ...only(given, "ClusterId"),
      InstanceGroups: [
        {
          ...objectOf(given["InstanceGroup"]),
          InstanceGroupId: idOf(found["InstanceGroups"], given["InstanceGroupName"]),
        },
      ],
    }),
  },
};

/** How an integration is said in terms of the SDK. */
export function translationOf({ service, action, sdk }: IntegrationResource): Translation {
  const name = `${service}:${action}`;
  return (!sdk && Object.hasOwn(TRANSLATIONS, name) && TRANSLATIONS[name]) || {};
}

/** The id of the one with a name; empty, which the service refuses, where there is none. */
function idOf(list: Json | undefined, name: Json | undefined): Json {
  const found = Array.isArray(list) ? list.find((one: Json) => at("Name")(one) === name) : undefined;
  return at("Id")(found ?? null) ?? "";
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
