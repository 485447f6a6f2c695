import type { MapNode } from "../tree/map";
import type { ParallelNode } from "../tree/parallel";
import { type ProblemNode, problem } from "../tree/problem";
import { captureSource, type Source } from "../tree/source";
import type { StateNode } from "../tree/state";
import { addStep, emptySteps, type StepNode, type Steps, type WorkflowNode } from "../tree/steps";
import type { TaskNode } from "../tree/task";
import { evaluateOptional } from "../values/scope";
import { plainJson } from "../values/template";
import { buildBranch } from "./build/branch";
import { buildCatcher, type CatchOptions } from "./build/catcher";
import { compact } from "./build/compact";
import { buildFlow, type FlowOptions } from "./build/flow";
import { buildDistributedMap, buildMap, type DistributedMapOptions, type MapOptions } from "./build/map";
import { buildParallel, type ParallelParts } from "./build/parallel";
import { buildRetrier, type RetryOptions } from "./build/retrier";
import { buildTask, type TaskOptions } from "./build/task";
import { buildChoice } from "./choice-impl";
import { holdSteps, stepsOf } from "./steps-of";

interface StateOptions extends FlowOptions {
  readonly comment?: string;
}

/** The one implementation of a chain; the interfaces of the face say what may be called when, and with what. */
class ChainImpl {
  readonly #steps: Steps;

  constructor(steps: Steps) {
    this.#steps = steps;
    holdSteps(this, steps);
    Object.freeze(this);
  }

  get name(): string {
    return this.#steps.start.workflow?.name ?? "";
  }

  task(name: string, integration: unknown, options: TaskOptions = {}): ChainImpl {
    return this.#add(buildTask(name, integration, options, captureSource(this.task)));
  }

  pass(name: string, options: StateOptions & { readonly result?: unknown } = {}): ChainImpl {
    const result = options.result === undefined ? undefined : plainJson(options.result);
    const found = isProblem(result) ? result : undefined;
    const fields = { ...base("pass", name, options, captureSource(this.pass)), flow: buildFlow(options) };
    return this.#add(
      compact({ ...fields, result: isProblem(result) ? undefined : result, problems: found && [found] }),
    );
  }

  wait(name: string, options: StateOptions & { readonly seconds?: unknown; readonly timestamp?: unknown }): ChainImpl {
    const { seconds, timestamp } = options;
    const until = timestamp === undefined ? { seconds: evaluated(seconds) } : { timestamp: evaluated(timestamp) };
    return this.#add(
      compact({ ...base("wait", name, options, captureSource(this.wait)), until, flow: buildFlow(options) }),
    );
  }

  choice(name: string, build: unknown, options: StateOptions = {}): ChainImpl {
    const fields = base("choice", name, options, captureSource(this.choice));
    return this.#add(buildChoice(fields, buildFlow(options), build, chainOf));
  }

  succeed(name: string, options: StateOptions = {}): ChainImpl {
    return this.#add(
      compact({ ...base("succeed", name, options, captureSource(this.succeed)), flow: buildFlow(options) }),
    );
  }

  fail(name: string, options: StateOptions & { readonly error?: unknown; readonly cause?: unknown } = {}): ChainImpl {
    const fields = base("fail", name, options, captureSource(this.fail));
    const { error, cause } = options;
    return this.#add(compact({ ...fields, error: evaluateOptional(error), cause: evaluateOptional(cause) }));
  }

  parallel(name: string, ...parts: ParallelParts): ChainImpl {
    return this.#add(buildParallel(name, parts, chainOf, captureSource(this.parallel)));
  }

  map(name: string, options: MapOptions, body: unknown): ChainImpl {
    const source = captureSource(this.map);
    return this.#add(buildMap(name, options, buildBranch(body, chainOf, source), source));
  }

  distributedMap(name: string, options: DistributedMapOptions, body: unknown): ChainImpl {
    const source = captureSource(this.distributedMap);
    return this.#add(buildDistributedMap(name, options, buildBranch(body, chainOf, source), source));
  }

  state(name: string, asl: unknown): ChainImpl {
    const given = plainJson(asl);
    const source = captureSource(this.state);
    if (typeof given === "object" && given !== null && !Array.isArray(given) && !isProblem(given)) {
      return this.#add(Object.freeze({ kind: "raw", name, asl: given as import("../../asl/json").JsonObject, source }));
    }
    const found = isProblem(given)
      ? given
      : problem("RAW_STATE", "a state is an object", 'Give its fields, from "Type" on.');
    return this.#add(Object.freeze({ kind: "raw", name, asl: {}, source, problems: [found] }));
  }

  retry(options: RetryOptions | readonly RetryOptions[]): ChainImpl {
    const retriers = (Array.isArray(options) ? (options as readonly RetryOptions[]) : [options as RetryOptions]).map(
      buildRetrier,
    );
    return this.#change((state) => ({ ...state, retriers: [...state.retriers, ...retriers] }));
  }

  catch(errors: readonly string[], handler: unknown, options: CatchOptions = {}): ChainImpl {
    const source = captureSource(this.catch);
    const catcher = buildCatcher(errors, buildBranch(handler, chainOf, source), options, source);
    return this.#change((state) => ({ ...state, catchers: [...state.catchers, catcher] }));
  }

  next(steps: object): ChainImpl {
    return this.#add(Object.freeze({ kind: "append", steps: stepsOf(steps), source: captureSource(this.next) }));
  }

  goTo(name: string): ChainImpl {
    return this.#add(Object.freeze({ kind: "goTo", name, source: captureSource(this.goTo) }));
  }

  end(): ChainImpl {
    return this.#add(Object.freeze({ kind: "end", source: captureSource(this.end) }));
  }

  #add(step: StepNode): ChainImpl {
    return new ChainImpl(addStep(this.#steps, step));
  }

  /** The chain with the state just added changed; the types offer this only where that state has errors to handle. */
  #change(change: <S extends TaskNode | ParallelNode | MapNode>(state: S) => S): ChainImpl {
    const { previous, last } = this.#steps;
    if (previous === undefined || last === undefined || !("catchers" in last)) {
      throw new TypeError("catch and retry follow a task, a parallel or a map.");
    }
    return new ChainImpl(addStep(previous, Object.freeze(change(last))));
  }
}

function base<K extends StateNode["kind"]>(kind: K, name: string, options: StateOptions, source: Source) {
  return compact({ kind, name, comment: options.comment, source });
}

function evaluated(value: unknown) {
  return evaluateOptional(value) ?? problem("WAIT_UNTIL", "a wait has seconds or a timestamp");
}

function isProblem(value: unknown): value is ProblemNode {
  return typeof value === "object" && value !== null && (value as ProblemNode).kind === "problem";
}

function chainOf(steps: Steps): object {
  return new ChainImpl(steps);
}

/** A chain without steps, of a workflow or of steps to be appended to one. */
export function startChain(source: Source, workflow?: WorkflowNode): object {
  return chainOf(emptySteps(compact({ workflow, source })));
}
