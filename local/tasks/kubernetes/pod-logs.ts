import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import type { TaskOutcome } from "../../interpreter/task";
import { at } from "../at";
import { jsonOr } from "../http/http-outcome";
import type { ClusterTask } from "./cluster-task";
import { itemsOf, namespaceOf, pathTo, readDocument } from "./documents";

/** The logs of a job's pods by container: `{ pods: { <pod>: { containers: { <container>: { log } } } } }`. */
export async function readLogs(cluster: ClusterTask, job: string): Promise<JsonObject> {
  const path = pathTo("api", "v1", "namespaces", namespaceOf(cluster.given), "pods");
  const read = await readDocument(cluster, { path, query: { labelSelector: [`job-name=${job}`] } });
  if ("failure" in read) return described(read.failure);
  const pods: [string, Json][] = [];
  for (const pod of itemsOf(read.document["items"])) {
    const name = nameOf(at("metadata")(pod));
    pods.push([name, { containers: await readContainers(cluster, `${path}${pathTo(name, "log")}`, pod) }]);
  }
  return { pods: Object.fromEntries(pods) };
}

async function readContainers(cluster: ClusterTask, path: string, pod: Json): Promise<JsonObject> {
  const containers: [string, Json][] = [];
  for (const one of itemsOf(at("spec", "containers")(pod))) {
    containers.push([nameOf(one), await readLog(cluster, path, nameOf(one))]);
  }
  return Object.fromEntries(containers);
}

/** A log that cannot be read tells why in its place, and fails nothing. */
async function readLog(cluster: ClusterTask, path: string, container: string): Promise<JsonObject> {
  const options = at("LogOptions")(cluster.given) ?? {};
  const parameters = at("LogParameters")(options);
  const query = { ...(isJsonObject(parameters) && parameters), container: [container] };
  const outcome = await cluster.ask(() => ({ method: "GET", path, query }));
  if (outcome.status !== "succeeded") return described(outcome);
  const log = at("ResponseBody")(outcome.output) ?? "";
  return { log: typeof log === "string" && at("RawLogs")(options) !== true ? jsonOr(log) : log };
}

function described(outcome: TaskOutcome): JsonObject {
  const { error = "", cause = "" } = outcome as Extract<TaskOutcome, { status: "failed" }>;
  return { error, cause };
}

function nameOf(named: Json | undefined): string {
  return String(at("name")(named ?? null) ?? "");
}
