import type { JsonObject } from "../../../../asl/json";
import { at } from "../../at";
import { type Job, type Jobs, only } from "./job";

/** The kinds of things that EKS makes and removes, with the fields that name one. AWS stops none of these requests. */
const KINDS = {
  Cluster: ["Name"],
  Nodegroup: ["ClusterName", "NodegroupName"],
  FargateProfile: ["ClusterName", "FargateProfileName"],
} as const;

type Kind = keyof typeof KINDS;

function about(kind: Kind): Pick<Job, "describe" | "status"> {
  return {
    describe: (_started, given: JsonObject) => ({ action: `describe${kind}`, parameters: only(given, ...KINDS[kind]) }),
    status: at(kind, "Status"),
  };
}

function creation(kind: Kind): Job {
  const failed = ["FAILED", "CREATE_FAILED", "DELETING", "DELETE_FAILED"];
  return { ...about(kind), idempotencyField: "ClientRequestToken", succeeded: ["ACTIVE"], failed };
}

function deletion(kind: Kind): Job {
  return {
    ...about(kind),
    succeeded: [],
    failed: ["FAILED", "DELETE_FAILED"],
    goneError: "ResourceNotFoundException",
  };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html */
export const eks: Jobs = {
  createCluster: creation("Cluster"),
  deleteCluster: deletion("Cluster"),
  createNodegroup: creation("Nodegroup"),
  deleteNodegroup: deletion("Nodegroup"),
  createFargateProfile: creation("FargateProfile"),
  deleteFargateProfile: deletion("FargateProfile"),
};
