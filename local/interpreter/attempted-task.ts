import type { Json } from "../../asl/json";
import type { Flow } from "./flow";
import type { Task, TaskOutcome } from "./task";
import type { AttemptPlan } from "./task-attempt";

/** What a task says back to its attempt. */
export interface TaskListener {
  signal(): AbortSignal;
  submitted(output: Json): void;
  started(workerName: string | undefined): void;
  settle(outcome: TaskOutcome): void;
}

/** A task as its runner sees it. A class, because there is one for every attempt and most of it is seldom asked for. */
export class AttemptedTask implements Task {
  readonly state: string;
  readonly resource: string;
  readonly arguments: Json;
  readonly executionArn: string;
  readonly retryCount: number;
  readonly roleArn?: string;
  readonly taskToken?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
  readonly #listener: TaskListener;

  constructor(flow: Flow, plan: AttemptPlan, listener: TaskListener) {
    this.state = flow.stateName;
    this.resource = plan.resource;
    this.arguments = plan.parameters;
    this.executionArn = flow.run.setting.arn;
    this.retryCount = flow.retryCount;
    if (plan.roleArn !== undefined) this.roleArn = plan.roleArn;
    if (flow.taskToken !== undefined) this.taskToken = flow.taskToken;
    if (plan.timeoutSeconds !== undefined) this.timeoutSeconds = plan.timeoutSeconds;
    if (plan.heartbeatSeconds !== undefined) this.heartbeatSeconds = plan.heartbeatSeconds;
    this.#listener = listener;
  }

  get signal(): AbortSignal {
    return this.#listener.signal();
  }

  submitted(output: Json): void {
    this.#listener.submitted(output);
  }

  started(workerName?: string): void {
    this.#listener.started(workerName);
  }

  settle(outcome: TaskOutcome): void {
    this.#listener.settle(outcome);
  }
}
