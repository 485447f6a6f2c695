import type { StateMachineType } from "../../asl/definition";
import type { Trigger } from "./trigger";

/** Numbers that a stack's configuration may set for one workflow, with their defaults. */
export type Parameters = Readonly<Record<string, number>>;

/** What the deployment of a workflow needs beyond its definition. Plain data that the laptop and Pulumi read alike. */
export interface Deployment<TWorkflow = unknown, TParameters extends Parameters = Parameters> {
  /** @default "STANDARD" */
  readonly type?: StateMachineType;
  readonly triggers?: readonly Trigger[];
  /** The workflow for the numbers that a stack sets, for workflows that depend on some. */
  readonly parameters?: {
    readonly defaults: TParameters;
    readonly build: (values: TParameters) => TWorkflow;
  };
}
