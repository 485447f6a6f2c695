import { isBinding } from "../../declare/binding";
import { problem } from "../../tree/problem";
import type { StateOf } from "../../tree/state";
import type { Place } from "../dialect";

/** Express executions call no activities; the validator cannot see it where the ARN exists only after deployment. */
export function refuseActivity({ resource }: StateOf<"task">, place: Place): void {
  if (!isBinding(resource) || resource.resource !== "activity") return;
  place.report(
    "Resource",
    problem(
      "ACTIVITY_IN_EXPRESS",
      `the activity "${resource.name}" is called in an Express execution, which takes none`,
      'Make it a "STANDARD" one.',
    ),
  );
}
