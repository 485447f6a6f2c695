import type { ChoiceNode } from "./choice";
import type { FailNode } from "./fail";
import type { MapNode } from "./map";
import type { ParallelNode } from "./parallel";
import type { PassNode } from "./pass";
import type { RawNode } from "./raw";
import type { SucceedNode } from "./succeed";
import type { TaskNode } from "./task";
import type { WaitNode } from "./wait";

/** A state of any kind. */
export type StateNode =
  | TaskNode
  | PassNode
  | WaitNode
  | ChoiceNode
  | SucceedNode
  | FailNode
  | ParallelNode
  | MapNode
  | RawNode;

/** The kinds of state. */
export type StateKind = StateNode["kind"];

/** The node of one kind. */
export type StateOf<K extends StateKind> = Extract<StateNode, { readonly kind: K }>;
