import type { StateMachineType } from "../../asl/definition";
import type { UnboundDefinition } from "../../dsl";
import type { Binding } from "../../dsl/declare/binding";
import type { Deployment } from "../../dsl/declare/deployment";
import type { AnyLambdaFunction } from "../../dsl/declare/lambda";
import type { Bucket, FaceCollection, Table, Topic } from "../../dsl/declare/resource";
import type { Trigger } from "../../dsl/declare/trigger";
import type { StackIdentity } from "./names";

/** A state machine to deploy. */
export interface MachinePlan {
  /** Its name in `workflows/index.ts`. */
  readonly name: string;
  /** Its name in the workflow itself. */
  readonly workflowName: string;
  readonly machineName: string;
  readonly type: StateMachineType;
  /** Compiled, with bindings in the places of what only deployment knows. */
  readonly definition: UnboundDefinition;
  /** What the definition names. */
  readonly bindings: readonly Binding[];
  /** What its states may touch that only a run names. */
  readonly allow: NonNullable<Deployment["allow"]>;
  readonly triggers: readonly Trigger[];
}

/** A function to deploy, with what the stack changes about it. */
export interface FunctionPlan {
  readonly declaration: AnyLambdaFunction;
  readonly functionName: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency?: number;
}

/** A face collection to deploy. */
export interface CollectionPlan {
  readonly declaration: FaceCollection;
  readonly collectionId: string;
}

/** All that a stack deploys: what its workflows use and nothing else. Plain data. */
export interface StackPlan {
  readonly identity: StackIdentity;
  /** Machines that others start come before those. */
  readonly machines: readonly MachinePlan[];
  readonly functions: readonly FunctionPlan[];
  readonly buckets: readonly Bucket[];
  readonly tables: readonly Table[];
  readonly topics: readonly Topic[];
  readonly collections: readonly CollectionPlan[];
}
