import type { IntegrationPattern } from "../../asl/resource";
import type { Binding } from "../declare/binding";
import type { DataFlow } from "./flow";
import type { Guarded } from "./guard";
import type { ProblemNode } from "./problem";
import type { StateBase } from "./state-base";
import type { ValueNode } from "./value";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export interface TaskNode extends StateBase<"task">, Guarded {
  readonly resource: string | Binding | ProblemNode;
  readonly pattern: IntegrationPattern;
  readonly flow: DataFlow;
  readonly credentials?: ValueNode;
  readonly timeoutSeconds?: ValueNode;
  readonly heartbeatSeconds?: ValueNode;
}
