import { parseResource, type TaskResource } from "../../asl/resource";
import type { Task, TaskOutcome, TaskRunner } from "../interpreter/task";

/** Performs the tasks it accepts, and leaves the others to others. */
export interface TaskRoute extends TaskRunner {
  accepts(resource: TaskResource, task: Task): boolean;
}

/**
 * Sends each task to the first route that accepts its resource.
 *
 * @example const tasks = routeTasks([functionTasks(host), workflowTasks(machines), integrationTasks({ region })]);
 */
export function routeTasks(routes: readonly TaskRoute[]): TaskRunner {
  return {
    run(task) {
      const resource = parseResource(task.resource);
      const route = routes.find((one) => one.accepts(resource, task));
      return route === undefined ? unreachable(task) : route.run(task);
    },
  };
}

/** No Catch and no Retry helps against what is missing on this machine. */
function unreachable({ resource, state }: Task): TaskOutcome {
  const advice =
    parseResource(resource).kind === "activity"
      ? "Its workers poll the Step Functions API, so start the execution there, or mock the state."
      : "Mock it, or host what it names.";
  const cause = `Nothing here performs ${resource}, which the state '${state}' needs. ${advice}`;
  return { status: "failed", error: "States.Runtime", cause };
}
