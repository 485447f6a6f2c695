import type { TaskResource } from "../../../asl/resource";

/** Whether an integration calls the Kubernetes API of a cluster, and not the API of EKS. */
export function isKubernetes(resource: TaskResource): boolean {
  if (resource.kind !== "integration") return false;
  const { service, action, sdk } = resource;
  return !sdk && service === "eks" && (action === "call" || action === "runJob");
}
