import type { IntegrationPattern } from "../../asl/resource";
import type { Binding } from "./binding";
import type { Integration } from "./integration";

/**
 * An integration with a service or an activity: the Task's Resource, and how its arguments are put together.
 * `Pattern` is how Step Functions waits for it; `Arguments` is what the author gives.
 */
export interface Action<
  in out I,
  out O,
  out E extends string = never,
  out Pattern extends IntegrationPattern = "requestResponse",
  in out Arguments = I,
> extends Integration<I, O, E, Arguments> {
  readonly kind: "action";
  readonly resource: string | Binding;
  readonly pattern: Pattern;
  /** Arguments that the integration itself knows, such as the name of a function. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** The argument that takes the whole document when the author gives none. */
  readonly whole?: string;
}

/** The parts of an action that its types do not change. */
export type AnyAction = Pick<Action<never, unknown>, "kind" | "resource" | "fixed" | "whole"> & {
  readonly pattern: IntegrationPattern;
};
