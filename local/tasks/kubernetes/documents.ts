import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import type { TaskOutcome } from "../../interpreter/task";
import { at } from "../at";
import type { KubernetesRequest } from "./cluster-call";
import type { ClusterTask } from "./cluster-task";

/** Objects of Kubernetes that no state gets whole may be larger than a state's result. */
const LONGEST_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Reads an object or a list of Kubernetes. */
export async function readDocument(
  cluster: ClusterTask,
  request: Pick<KubernetesRequest, "path" | "query">,
): Promise<{ readonly document: JsonObject } | { readonly failure: TaskOutcome }> {
  const longestBodyBytes = LONGEST_DOCUMENT_BYTES;
  const outcome = await cluster.ask(() => ({ method: "GET", longestBodyBytes, ...request }));
  if (outcome.status !== "succeeded") return { failure: outcome };
  const document = at("ResponseBody")(outcome.output);
  if (isJsonObject(document)) return { document };
  const cause = `The cluster answered ${request.path} with what is no JSON object.`;
  return { failure: { status: "failed", error: "States.Runtime", cause } };
}

/** The namespace that the state names. */
export function namespaceOf({ Namespace }: JsonObject): string {
  return typeof Namespace === "string" && Namespace !== "" ? Namespace : "default";
}

/** A path of names as they are. */
export function pathTo(...names: readonly string[]): string {
  return names.map((name) => `/${encodeURIComponent(name)}`).join("");
}

/** The items of a list; none where there is no list. */
export function itemsOf(list: Json | undefined): readonly Json[] {
  return Array.isArray(list) ? list : [];
}
