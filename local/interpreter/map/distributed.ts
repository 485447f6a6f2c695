import type { ItemProcessor, MapState } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import type { Compiler } from "../compiler";
import type { InnerFlows } from "../composite";
import { dataLimitExceeded, endingOf, itemReaderFailed, StateFailure } from "../failure";
import type { Flow } from "../flow";
import { EXPRESS_TIMEOUT_SECONDS, type Machine } from "../machine-facts";
import type { ScopeProgram, Step } from "../program";
import { seededRandomness } from "../randomness";
import { startMachine } from "../start-machine";
import type { FinishMap } from "../states/map";
import type { Viewer } from "../viewer";
import type { MapWork } from "./inline";
import { batched, compileBatching, compileParameters, compileSource, itemsOfBatch } from "./input-source";
import type { ChildMachine, MapRunHandle, MapRunPlan } from "./map-runner";
import { writerPlan } from "./result-writer";
import { runInside } from "./run-inside";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export function compileDistributed(
  name: string,
  state: MapState,
  processor: ItemProcessor,
  compiler: Compiler,
  finish: FinishMap,
): MapWork {
  const scope = compiler.scope(processor, name);
  const batching = compileBatching(state, compiler);
  const source = compileSource(state, compiler);
  const discardsOutputs = isIndifferent(state);
  const writerParameters = compileParameters(state, state.ResultWriter, "ResultWriter", compiler);
  return (flow, input, items, maxConcurrency, tolerance) => {
    const batches = batching(flow, input);
    const child = childMachine(flow, state, processor, scope);
    const arn = `${child.arn.replace(":stateMachine:", ":mapRun:")}:${flow.run.randomness.uuid()}`;
    const open = source(itemsViewer(flow, arn), input, items, flow.run.setting.objects);
    const parameters = writerParameters(flow, input);
    return runDistributed(flow, finish, {
      arn,
      child,
      open: () => (batches === undefined ? open() : batched(open(), batches)),
      itemsOf: batches === undefined ? () => 1 : itemsOfBatch,
      maxConcurrency,
      tolerance,
      writerConfig: state.ResultWriter?.WriterConfig,
      writer: writerPlan(state.ResultWriter, parameters, arn),
      discardsOutputs,
    });
  };
}

function runDistributed(flow: Flow, finish: FinishMap, plan: MapRunPlan): Step {
  const { setting } = flow.run;
  flow.emit("MapRunStarted", { mapRunArn: plan.arn });
  const mapRun = (setting.mapRuns ?? runInside).run(plan, setting, {
    onResult: (result) => flow.resume(() => succeed(flow, result, finish)),
    onFailure: (thrown) => flow.resume(() => fail(flow, thrown)),
  });
  flow.inner = new DistributedWork(flow, plan.arn, mapRun);
  return flow.suspend(() => mapRun.abandon());
}

/** The Map Run of one attempt, as what is inside of the Map state. */
class DistributedWork implements InnerFlows {
  readonly #flow: Flow;
  readonly #mapRunArn: string;
  readonly #mapRun: MapRunHandle;
  #redrives = 0;

  constructor(flow: Flow, mapRunArn: string, mapRun: MapRunHandle) {
    this.#flow = flow;
    this.#mapRunArn = mapRunArn;
    this.#mapRun = mapRun;
  }

  /** Children have histories of their own. */
  abort(): void {}

  redrive(): boolean {
    if (!this.#mapRun.redrive()) return false;
    this.#flow.emit("MapRunRedriven", { mapRunArn: this.#mapRunArn, redriveCount: ++this.#redrives });
    this.#flow.suspend(() => this.#mapRun.abandon());
    return true;
  }
}

/** MapRunSucceeded and MapStateSucceeded are no steps of the flow: what follows points back to MapRunStarted. */
function succeed(flow: Flow, result: Json | undefined, finish: FinishMap) {
  const succeededId = flow.run.record("MapRunSucceeded", flow.lastEventId);
  if (result === undefined) throw dataLimitExceeded(flow.stateName);
  flow.run.record("MapStateSucceeded", succeededId);
  return finish(flow, result);
}

function fail(flow: Flow, thrown: unknown): never {
  const failure = thrown instanceof StateFailure ? thrown : itemReaderFailed(messageOf(thrown));
  flow.emit("MapRunFailed", endingOf(failure));
  throw failure;
}

/** Whether a Map state makes nothing of its result, in either query language. */
function isIndifferent({ ResultPath, ResultSelector, Output, Assign }: MapState): boolean {
  if (ResultPath === null) return ResultSelector === undefined && Assign === undefined;
  // `$states.result`, or all of `$states`.
  const readsResult = /\$states(?!\s*\.\s*(?:input|context)\b)/;
  return Output !== undefined && !readsResult.test(JSON.stringify([Output, Assign]));
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function childMachine(flow: Flow, { Label }: MapState, processor: ItemProcessor, scope: ScopeProgram): ChildMachine {
  const { machine, randomness } = flow.run;
  const label = Label ?? randomness.uuid();
  const type = processor.ProcessorConfig?.ExecutionType ?? "STANDARD";
  const facts: Machine = { ...machine, type, name: `${machine.name}/${label}`, arn: `${machine.arn}/${label}` };
  const timeoutSeconds = type === "EXPRESS" ? EXPRESS_TIMEOUT_SECONDS : undefined;
  const start: ChildMachine["start"] = (how) => startMachine({ machine: facts, scope, timeoutSeconds }, how);
  return { ...facts, scope, timeoutSeconds, start };
}

/** Items are selected while the execution waits, so they must not draw on its chance, nor see what it does meanwhile. */
function itemsViewer(flow: Flow, mapRunArn: string): Viewer {
  const { run, stateName, enteredEventId, variables, context } = flow;
  const randomness = seededRandomness(mapRunArn);
  const { number: random, uuid } = randomness;
  const jsonataEnvironment = { ...run.jsonataEnvironment, random, uuid };
  return {
    run: { randomness, jsonataEnvironment, setting: run.setting },
    stateName,
    enteredEventId,
    variables,
    context,
  };
}
