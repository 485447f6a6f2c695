import type { ItemProcessor, MapState } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import type { Compiler } from "../compiler";
import { abortFlow, closeFailedTask, type InnerFlows } from "../composite";
import { Flow, type FlowResult } from "../flow";
import type { ScopeProgram, Step } from "../program";
import type { FinishMap } from "../states/map";
import { compileItemSelector } from "./items";
import type { Tolerance } from "./tolerance";

/** As many iterations as an inline Map runs at a time. */
const MOST_CONCURRENT = 40;

/** Does the work of a Map whose items are there; `concurrency` 0 is as much as there can be. */
export type MapWork = (
  flow: Flow,
  input: Json,
  items: readonly Json[] | undefined,
  concurrency: number,
  tolerance: Tolerance,
) => Step;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
export function compileInline(
  name: string,
  state: MapState,
  processor: ItemProcessor,
  compiler: Compiler,
  finish: FinishMap,
): MapWork {
  const scope = compiler.scope(processor, name);
  const select = compileItemSelector(state, compiler);
  return (flow, input, items = [], concurrency) => {
    const plan: Plan = { name, scope, items, select: (index) => select(flow, input, itemAt(items, index)), finish };
    const iterations = new Iterations(flow, plan);
    flow.inner = iterations;
    return iterations.start(concurrency > 0 ? Math.min(concurrency, MOST_CONCURRENT) : MOST_CONCURRENT);
  };
}

interface Plan {
  readonly name: string;
  readonly scope: ScopeProgram;
  readonly items: readonly Json[];
  /** The input of an iteration. */
  readonly select: (index: number) => Json;
  readonly finish: FinishMap;
}

/** The iterations of one attempt. */
class Iterations implements InnerFlows {
  readonly #flow: Flow;
  readonly #plan: Plan;
  readonly #results: Json[];
  /** The iterations at work, in order of their start. */
  readonly #open = new Map<number, Flow>();
  /** Those that were at work when one of them failed. */
  #unfinished: readonly (readonly [number, Flow])[] = [];
  #next = 0;
  #left: number;

  constructor(flow: Flow, plan: Plan) {
    this.#flow = flow;
    this.#plan = plan;
    this.#results = new Array(plan.items.length);
    this.#left = plan.items.length;
  }

  start(concurrency: number): Step {
    if (this.#left === 0) return this.#finish(this.#flow.lastEventId);
    const startedId = this.#flow.lastEventId;
    while (this.#next < Math.min(concurrency, this.#plan.items.length)) this.#begin(startedId);
    return this.#flow.suspend(() => this.#abandon());
  }

  redrive(causeEventId: number): boolean {
    for (const [index, iteration] of this.#unfinished) this.#open.set(index, iteration);
    this.#unfinished = [];
    this.#flow.suspend(() => this.#abandon());
    for (const iteration of this.#open.values()) iteration.redrive(causeEventId);
    return this.#open.size > 0;
  }

  abort(causeEventId: number): void {
    for (const [index, iteration] of this.#open) this.#abortOne(index, iteration, causeEventId);
  }

  #begin(causeEventId: number): void {
    const index = this.#next++;
    const { name, scope, select } = this.#plan;
    const eventId = this.#flow.run.record("MapIterationStarted", causeEventId, { name, index });
    const iteration = new Flow(this.#flow.run, {
      scope,
      input: select(index),
      variables: this.#flow.variables,
      eventId,
      mapItem: itemAt(this.#plan.items, index),
      onEnd: (flow, result) => this.#ended(flow, index, result),
    });
    this.#open.set(index, iteration);
    iteration.start();
  }

  /** An ItemSelector that fails is the Map state's own failure. */
  #beginNext(causeEventId: number): void {
    try {
      this.#begin(causeEventId);
    } catch (thrown) {
      this.#flow.resume(() => {
        throw thrown;
      });
    }
  }

  #ended(iteration: Flow, index: number, result: FlowResult): void {
    const { name, items } = this.#plan;
    const { run } = this.#flow;
    if ("failure" in result) {
      this.#failed(index, result);
      return;
    }
    this.#open.delete(index);
    this.#results[index] = result.output;
    const succeededId = run.record("MapIterationSucceeded", iteration.lastEventId, { name, index });
    this.#left--;
    if (this.#next < items.length) this.#beginNext(iteration.lastEventId);
    else if (this.#left === 0) this.#flow.resume(() => this.#finish(succeededId));
  }

  #failed(failedIndex: number, { failure }: Extract<FlowResult, { failure: unknown }>): void {
    const { name } = this.#plan;
    const { run } = this.#flow;
    const causeId = this.#open.get(failedIndex)?.lastEventId ?? 0;
    for (const [index, iteration] of this.#open) {
      if (index !== failedIndex) this.#abortOne(index, iteration, causeId);
      else {
        run.record("MapIterationFailed", causeId, { name, index });
        closeFailedTask(iteration);
      }
    }
    this.#unfinished = [...this.#open];
    this.#open.clear();
    this.#flow.lastEventId = causeId;
    this.#flow.resume(() => {
      throw failure;
    });
  }

  #abortOne(index: number, iteration: Flow, causeEventId: number): void {
    this.#flow.run.record("MapIterationAborted", causeEventId, { name: this.#plan.name, index });
    abortFlow(iteration, causeEventId);
  }

  #finish(lastEventId: number): Step {
    this.#flow.lastEventId = lastEventId;
    this.#flow.run.record("MapStateSucceeded", lastEventId);
    return this.#plan.finish(this.#flow, this.#results);
  }

  #abandon(): void {
    for (const iteration of this.#open.values()) iteration.abandon();
  }
}

function itemAt(items: readonly Json[], index: number) {
  return { index, value: items[index] as Json };
}
