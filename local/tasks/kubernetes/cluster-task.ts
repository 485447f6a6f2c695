import { isJsonObject, type JsonObject } from "../../../asl/json";
import type { Clock } from "../../interpreter/clock";
import type { Task, TaskOutcome } from "../../interpreter/task";
import { send } from "../http/http-call";
import { requestFailure } from "../http/request-failure";
import { withinTimeLimit } from "../http/time-limit";
import { type Caller, clusterCall, type KubernetesRequest } from "./cluster-call";
import { clusterOutcome } from "./cluster-outcome";

const ERRORS = { timeout: "EKS.SocketTimeoutException", socket: "EKS.SocketException" };

/** A task that asks something of a cluster. */
export class ClusterTask {
  readonly task: Task;
  /** The parameters of the state. */
  readonly given: JsonObject;
  readonly #caller: Caller;
  readonly #clock: Clock;

  constructor(task: Task, caller: Caller, clock: Clock) {
    this.task = task;
    this.given = isJsonObject(task.arguments) ? task.arguments : {};
    this.#caller = caller;
    this.#clock = clock;
  }

  /** Makes a request that the state implies; how it fails is an outcome as well. */
  async ask(request: () => KubernetesRequest): Promise<TaskOutcome> {
    try {
      const answer = await withinTimeLimit(this.task.signal, this.#clock, async (signal) => {
        return send(await clusterCall(this.given, request(), this.#caller), signal);
      });
      return clusterOutcome(answer);
    } catch (thrown) {
      return requestFailure(thrown, ERRORS);
    }
  }
}
