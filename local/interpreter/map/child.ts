import type { Json } from "../../../asl/json";
import type { Machine } from "../machine-facts";
import type { ExecutionResult } from "../run";
import { childName } from "./child-name";
import type { EndedChild } from "./result-writer";

/** A child that has ended. */
export interface ChildEnd {
  readonly result: ExecutionResult;
  /** Everything that ResultWriter tells of it. */
  describe(): EndedChild;
}

/** Runs the children of a Map Run. */
export interface Children {
  /** How many are at work. */
  readonly running: number;
  /** Starts one; `onEnd` is called later, never at once. */
  start(number: number, input: Json, onEnd: (end: ChildEnd) => void): void;
  /** Gives up all that are at work. */
  abandon(): void;
}

/** What a child is called. */
export interface ChildNames {
  readonly name: string;
  readonly arn: string;
}

/** Names of the children of a Map Run, by number. */
export function childNames(mapRunArn: string, { type, arn }: Machine): (number: number) => ChildNames {
  const mapRunId = mapRunArn.slice(mapRunArn.lastIndexOf(":") + 1);
  const prefix = arn.replace(":stateMachine:", type === "EXPRESS" ? ":express:" : ":execution:");
  return (number) => {
    const name = childName(mapRunId, number);
    return { name, arn: `${prefix}:${name}` };
  };
}
