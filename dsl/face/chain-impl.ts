import type { MapNode } from "../tree/map";
import type { ParallelNode } from "../tree/parallel";
import { isProblem, problem } from "../tree/problem";
import { captureSource, type Source } from "../tree/source";
import type { StateNode } from "../tree/state";
import { addStep, emptySteps, type StartNode, type StepNode, type Steps } from "../tree/steps";
import type { TaskNode } from "../tree/task";
import { evaluateOptional } from "../values/scope";
import { plainJson } from "../values/template";
import { buildBranch } from "./build/branch";
import { buildCatcher, type CatchOptions } from "./build/catcher";
import { compact } from "./build/compact";
import { buildFlow, type FlowOptions } from "./build/flow";
import { buildDistributedMap, buildMap, type DistributedMapOptions, type MapOptions } from "./build/map";
import { buildParallel } from "./build/parallel";
import { functionAndOptions, type Parts } from "./build/parts";
import { buildRetrier } from "./build/retrier";
import { buildTask, type TaskOptions } from "./build/task";
import { buildWait, type WaitOptions } from "./build/wait";
import { buildChoice } from "./choice-impl";
import { holdSteps, isChain, stepsOf } from "./steps-of";

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

  wait(name: string, options: WaitOptions = {}): ChainImpl {
    return this.#add(buildWait(name, options, captureSource(this.wait)));
  }

  choice(name: string, ...parts: Parts): ChainImpl {
    const [build, options] = functionAndOptions<StateOptions>(parts);
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

  parallel(name: string, ...parts: Parts): ChainImpl {
    return this.#add(buildParallel(name, parts, chainOf, captureSource(this.parallel)));
  }

  map(name: string, options: MapOptions = {}, body?: unknown): ChainImpl {
    const source = captureSource(this.map);
    return this.#add(buildMap(name, options, buildBranch(body, chainOf, source), source));
  }

  distributedMap(name: string, options: DistributedMapOptions = {}, body?: unknown): ChainImpl {
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

  retry(options: unknown): ChainImpl {
    const given: readonly unknown[] = Array.isArray(options) ? options : [options];
    const retriers = given.map(buildRetrier);
    return this.#change(captureSource(this.retry), (state) => ({
      ...state,
      retriers: [...state.retriers, ...retriers],
    }));
  }

  catch(errors: unknown, ...parts: Parts): ChainImpl {
    const source = captureSource(this.catch);
    const [handler, options] = functionAndOptions<CatchOptions>(parts);
    const catcher = buildCatcher(errors, buildBranch(handler, chainOf, source), options, source);
    return this.#change(source, (state) => ({ ...state, catchers: [...state.catchers, catcher] }));
  }

  next(steps: unknown): ChainImpl {
    const source = captureSource(this.next);
    if (isChain(steps)) return this.#add(Object.freeze({ kind: "append", steps: stepsOf(steps), source }));
    return this.#add(Object.freeze({ kind: "problemStep", problem: noSteps, source }));
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
  #change(source: Source, change: <S extends TaskNode | ParallelNode | MapNode>(state: S) => S): ChainImpl {
    const { previous, last } = this.#steps;
    if (previous === undefined || last === undefined || !("catchers" in last)) {
      return this.#add(Object.freeze({ kind: "problemStep", problem: nothingToGuard, source }));
    }
    return new ChainImpl(addStep(previous, Object.freeze(change(last))));
  }
}

const noSteps = problem("NOT_A_CHAIN", "next takes a chain of steps", "Start one with steps() or workflow(name).");

const nothingToGuard = problem(
  "NOTHING_TO_GUARD",
  "there is no state here whose errors could be handled",
  "Call catch and retry on a task, a parallel or a map.",
);

function base<K extends StateNode["kind"]>(kind: K, name: string, options: StateOptions, source: Source) {
  return compact({ kind, name, comment: options.comment, source });
}

function chainOf(steps: Steps): object {
  return new ChainImpl(steps);
}

/** A chain without steps, of a workflow or of steps to be appended to one. */
export function startChain(
  start: { [K in keyof StartNode]: StartNode[K] | undefined } & Pick<StartNode, "source">,
): object {
  return chainOf(emptySteps(compact(start)));
}
