import type { Json } from "../../../asl/json";
import { type ExecutionResult, Run, type RunSetting } from "../run";
import { type ChildEnd, type ChildNames, type Children, childNames } from "./child";
import type { MapRunPlan } from "./map-runner";
import { Places } from "./places";

/** Children that run within their parent's process and time, and of which nothing is kept. */
export class RunChildren implements Children {
  readonly #plan: MapRunPlan;
  readonly #setting: RunSetting;
  readonly #names: (number: number) => ChildNames;
  readonly #places = new Places<Run>();

  constructor(plan: MapRunPlan, setting: RunSetting) {
    this.#plan = plan;
    this.#setting = setting;
    this.#names = childNames(plan.arn, plan.child);
  }

  get running(): number {
    return this.#places.taken;
  }

  start(number: number, input: Json, onEnd: (end: ChildEnd) => void): void {
    const { child } = this.#plan;
    const run: Run = new Run({
      ...this.#setting,
      ...this.#names(number),
      machine: child,
      scope: child.scope,
      input,
      variables: {},
      timeoutSeconds: child.timeoutSeconds,
      onEvent: this.#setting.onChildEvent,
      onEnd: (result) => {
        this.#places.leave(place);
        onEnd(endOf(run, result));
      },
    });
    const place = this.#places.take(run);
    run.start();
  }

  abandon(): void {
    for (const run of this.#places.all()) run.abandon();
    this.#places.clear();
  }
}

function endOf({ setting, startMs }: Run, result: ExecutionResult): ChildEnd {
  const describe = () => {
    const { arn, name, input, machine, clock } = setting;
    return { arn, name, input, startMs, stopMs: clock.now(), stateMachineArn: machine.arn, result };
  };
  return { result, describe };
}
