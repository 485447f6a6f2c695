import type { Grant } from "./resource";
import type { Trigger } from "./trigger";

/** Numbers that a stack's configuration may set for one workflow, with their defaults. */
export type Parameters = Readonly<Record<string, number>>;

/** A resource that exists after deployment, or an ARN; with patterns such as `arn:aws:s3:::orders-*`. */
export type Allowed = NonNullable<Grant["on"]> | string;

/** What the deployment of a workflow needs beyond its definition. Plain data that the laptop and Pulumi read alike. */
export interface Deployment<TWorkflow = unknown, TParameters extends Parameters = Parameters> {
  /** What starts it besides people and programs. */
  readonly triggers?: readonly Trigger[];
  /** What a state may touch that only its run names, by the state's name. */
  readonly allow?: Readonly<Record<string, readonly Allowed[]>>;
  /** The workflow for the numbers that a stack sets, for workflows that depend on some. */
  readonly parameters?: {
    readonly defaults: TParameters;
    // A method, so that a workflow may name its own parameters.
    build(values: TParameters): TWorkflow;
  };
}
