import { MapRun } from "./map-run";
import type { MapRunner } from "./map-runner";
import { RunChildren } from "./run-children";

/** Runs Map Runs within the execution. Taking one up again begins anew, as nothing of it is kept. */
export const runInside: MapRunner = {
  run(plan, setting, listener) {
    const { queue, clock, objects } = setting;
    const mapRun = new MapRun(plan, { children: new RunChildren(plan, setting), queue, clock, objects, listener });
    queue.post(() => mapRun.start());
    return { abandon: () => mapRun.abandon(), redrive: () => false };
  },
};
