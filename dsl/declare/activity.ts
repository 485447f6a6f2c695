import type { Action } from "./action";
import { type Binding, binding } from "./binding";

/** A declared activity: work that programs of the author's own ask for. */
export interface Activity<in out I, out O, out E extends string = never> extends Action<I, O, E> {
  /** Kebab-case, unique among activities. */
  readonly name: string;
  readonly resource: Binding;
}

/**
 * Declares an activity, by what its worker takes and gives.
 *
 * @example const review = activity<{ s3Key: string }, { approved: boolean }>("review")
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html
 */
export function activity<I, O, E extends string = never>(name: string): Activity<I, O, E> {
  return Object.freeze({
    kind: "action",
    name,
    resource: binding("activity", name, "Arn"),
    pattern: "requestResponse",
  });
}
