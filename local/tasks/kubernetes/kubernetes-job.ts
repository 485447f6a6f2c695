import type { Json, JsonObject } from "../../../asl/json";
import type { Task, TaskOutcome } from "../../interpreter/task";
import { at } from "../at";
import type { WatchedJob } from "../job-watch";
import type { ClusterTask } from "./cluster-task";
import { itemsOf, namespaceOf, pathTo, readDocument } from "./documents";
import { readLogs } from "./pod-logs";

/** Where the jobs of the state's namespace are. */
export function jobsPath(given: JsonObject): string {
  return pathTo("apis", "batch", "v1", "namespaces", namespaceOf(given), "jobs");
}

/** A Job that `eks:runJob.sync` has made; it is what the task gives, with its logs if the state asks for them. */
export class KubernetesJob implements WatchedJob {
  readonly #cluster: ClusterTask;
  readonly #path: string;
  readonly #name: string;

  constructor(cluster: ClusterTask, name: string) {
    this.#cluster = cluster;
    this.#path = `${jobsPath(cluster.given)}${pathTo(name)}`;
    this.#name = name;
  }

  get task(): Task {
    return this.#cluster.task;
  }

  async look(): Promise<TaskOutcome | undefined> {
    const read = await readDocument(this.#cluster, { path: this.#path });
    if ("failure" in read) return read.failure;
    const isComplete = hasCondition(read.document, "Complete");
    if (!isComplete && !hasCondition(read.document, "Failed")) return undefined;
    const result = { ...read.document, ...(await this.#logs()) };
    if (isComplete) return { status: "succeeded", output: result };
    return { status: "failed", error: "States.TaskFailed", cause: JSON.stringify(result) };
  }

  async #logs(): Promise<JsonObject> {
    const areWanted = at("LogOptions", "RetrieveLogs")(this.#cluster.given) === true;
    return areWanted ? { logs: await readLogs(this.#cluster, this.#name) } : {};
  }
}

function hasCondition(job: Json, type: string): boolean {
  const conditions = itemsOf(at("status", "conditions")(job));
  return conditions.some((one) => at("type")(one) === type && at("status")(one) === "True");
}
