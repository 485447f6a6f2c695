import type { StateMachineType } from "../../asl/definition";
import type { Json } from "../../asl/json";
import type { Binding } from "../declare/binding";
import type { DataFlow } from "./flow";
import type { Guarded } from "./guard";
import type { ProblemNode } from "./problem";
import type { StateBase } from "./state-base";
import type { Steps } from "./steps";
import type { ValueNode } from "./value";

/** Where a distributed Map reads its items. */
export interface ReaderNode {
  readonly resource: string | Binding;
  readonly arguments: ValueNode;
  /** ReaderConfig without the fields that may be values. */
  readonly config: Readonly<Record<string, Json>>;
  readonly maxItems?: ValueNode;
  /** What is wrong with it, by paths inside the field. */
  readonly problems?: readonly ProblemNode[];
}

/** How a distributed Map groups items. */
export interface BatcherNode {
  readonly batchInput?: ValueNode;
  readonly maxItemsPerBatch?: ValueNode;
  readonly maxInputBytesPerBatch?: ValueNode;
  /** What is wrong with it as a whole. */
  readonly problems?: readonly ProblemNode[];
}

/** Where a distributed Map writes its results. */
export interface WriterNode {
  readonly arguments?: ValueNode;
  readonly config?: Readonly<Record<string, Json>>;
  /** What is wrong with it, by paths inside the field. */
  readonly problems?: readonly ProblemNode[];
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html */
export interface MapNode extends StateBase<"map">, Guarded {
  readonly items?: ValueNode;
  readonly itemSelector?: ValueNode;
  readonly body: Steps;
  readonly maxConcurrency?: ValueNode;
  readonly flow: DataFlow;
  /** Present on a distributed Map. */
  readonly executionType?: StateMachineType;
  readonly label?: string;
  readonly reader?: ReaderNode;
  readonly batcher?: BatcherNode;
  readonly writer?: WriterNode;
  readonly toleratedFailurePercentage?: ValueNode;
  readonly toleratedFailureCount?: ValueNode;
}
