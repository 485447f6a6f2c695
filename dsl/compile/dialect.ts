import type { QueryLanguage } from "../../asl/definition";
import type { Json } from "../../asl/json";
import type { ConditionNode } from "../tree/condition";
import type { DataFlow } from "../tree/flow";
import type { ProblemNode } from "../tree/problem";
import type { StateKind } from "../tree/state";
import type { ValueNode } from "../tree/value";
import type { Fields } from "./unbound";

/** The state that a dialect is writing. */
export interface Place {
  readonly kind: StateKind;
  readonly flow: DataFlow;
  /** The fixed result of a Pass. */
  readonly result: Json | undefined;
  /** Reports what is wrong in a field of the state. */
  readonly report: (field: string, problem: ProblemNode) => void;
}

/** A query language: how the parts of a state that hold values are written in it. One per file, nothing else knows. */
export interface Dialect {
  readonly queryLanguage: QueryLanguage;
  /** InputPath to Assign, or Arguments, Output and Assign. */
  flow(place: Place): Fields;
  /** What a catcher keeps of the error. */
  catching(flow: DataFlow, place: Place): Fields;
  /** The condition of a Choice rule, and what the rule assigns and puts out. */
  rule(condition: ConditionNode, flow: DataFlow, place: Place): Fields;
  /** A field that holds a single value. */
  value(name: string, node: ValueNode, place: Place): Fields;
  /** A field that holds a template. */
  template(name: string, node: ValueNode, place: Place): Fields;
  /** What a Map iterates over. */
  items(node: ValueNode | undefined, place: Place): Fields;
  /** The name of the field that holds what a reader, writer or task is called with. */
  readonly argumentsField: "Parameters" | "Arguments";
}
