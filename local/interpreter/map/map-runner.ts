import type { ResultWriter } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import type { Execution } from "../execution";
import type { StartOptions } from "../machine";
import type { Machine } from "../machine-facts";
import type { ScopeProgram } from "../program";
import type { RunSetting } from "../run";
import type { WriterPlan } from "./result-writer";
import type { Tolerance } from "./tolerance";

/** Gives the inputs of the children, as they are asked for. */
export interface InputSource {
  next(): IteratorResult<Json> | Promise<IteratorResult<Json>>;
  /** How many items there will be in all, where that is known. */
  readonly items?: number;
  /** How many children there will be in all, where that is known. */
  readonly executions?: number;
  /** Lets go of what is read from. */
  close?(): void;
}

/** The machine that the children of a Map Run are executions of. */
export interface ChildMachine extends Machine {
  readonly scope: ScopeProgram;
  readonly timeoutSeconds: number | undefined;
  /** Starts a child as an execution that shares nothing with its parent. */
  start(options: StartOptions): Execution;
}

/** What a Map Run is to do. */
export interface MapRunPlan {
  readonly arn: string;
  readonly child: ChildMachine;
  /** Opens the source of inputs from its beginning. */
  open(): InputSource;
  /** How many items the input of a child stands for. */
  itemsOf(input: Json): number;
  /** 0 for as many as there may be. */
  readonly maxConcurrency: number;
  readonly tolerance: Tolerance;
  readonly writerConfig: ResultWriter["WriterConfig"];
  readonly writer: WriterPlan | undefined;
  /** The state makes nothing of what its children give. */
  readonly discardsOutputs: boolean;
}

/** Who hears how a Map Run ended. */
export interface MapRunListener {
  /** `result` is undefined where the outputs of the children are larger than a result may be. */
  onResult(result: Json | undefined): void;
  onFailure(thrown: unknown): void;
}

/** A Map Run that was started. */
export interface MapRunHandle {
  /** Gives all children up. */
  abandon(): void;
  /** Takes up again the children that did not succeed; false if it must begin anew, as another Map Run. */
  redrive(): boolean;
}

/** Works Map Runs off: in the execution itself, or with children that are kept. */
export interface MapRunner {
  run(plan: MapRunPlan, setting: RunSetting, listener: MapRunListener): MapRunHandle;
}
