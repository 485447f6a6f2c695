import { isJsonObject } from "../../asl/json";
import type { MapNode } from "../tree/map";
import type { ParallelNode } from "../tree/parallel";
import { inside, type ProblemNode, problem } from "../tree/problem";
import { captureSource, type Source } from "../tree/source";
import type { StateNode } from "../tree/state";
import { addStep, emptySteps, isState, type StartNode, type StepNode, type Steps } from "../tree/steps";
import type { TaskNode } from "../tree/task";
import { evaluateOptional } from "../values/scope";
import { plainJson } from "../values/template";
import { buildBranch } from "./build/branch";
import { buildCatcher, type CatchOptions } from "./build/catcher";
import { checked, optionsOf, wordProblem } from "./build/checked";
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
    return this.#add(buildTask(name, integration, optionsOf(options), captureSource(this.task)), options);
  }

  pass(name: string, options: StateOptions & { readonly result?: unknown } = {}): ChainImpl {
    const given = optionsOf(options);
    const fields = { ...base("pass", name, given, captureSource(this.pass)), flow: buildFlow(given) };
    if (given.result === undefined) return this.#add(compact(fields), options);
    const { json, problems } = plainJson(given.result);
    return this.#add(compact({ ...fields, result: json, problems: within("/Result", problems) }), options);
  }

  wait(name: string, options: WaitOptions = {}): ChainImpl {
    return this.#add(buildWait(name, optionsOf(options), captureSource(this.wait)), options);
  }

  choice(name: string, ...parts: Parts): ChainImpl {
    const [build, given] = functionAndOptions<StateOptions>(parts);
    const options = optionsOf(given);
    const fields = base("choice", name, options, captureSource(this.choice));
    return this.#add(buildChoice(fields, buildFlow(options), build, chainOf), given);
  }

  succeed(name: string, options: StateOptions = {}): ChainImpl {
    const given = optionsOf(options);
    const fields = base("succeed", name, given, captureSource(this.succeed));
    return this.#add(compact({ ...fields, flow: buildFlow(given) }), options);
  }

  fail(name: string, options: StateOptions & { readonly error?: unknown; readonly cause?: unknown } = {}): ChainImpl {
    const given = optionsOf(options);
    const fields = base("fail", name, given, captureSource(this.fail));
    const [error, cause] = [evaluateOptional(given.error), evaluateOptional(given.cause)];
    return this.#add(compact({ ...fields, error, cause }), options);
  }

  parallel(name: string, ...parts: Parts): ChainImpl {
    const [branches, options] = Array.isArray(parts[0]) ? parts : parts.toReversed();
    const source = captureSource(this.parallel);
    if (!Array.isArray(branches)) return this.#add(buildParallel(name, [], chainOf, source));
    return this.#add(buildParallel(name, [branches, optionsOf(options ?? {})], chainOf, source), options);
  }

  map(name: string, options: MapOptions = {}, body?: unknown, results: object = {}): ChainImpl {
    const source = captureSource(this.map);
    const [given, checked] = together(options, results);
    return this.#add(buildMap(name, given, buildBranch(body, chainOf, source), source), checked);
  }

  distributedMap(name: string, options: DistributedMapOptions = {}, body?: unknown, results: object = {}): ChainImpl {
    const source = captureSource(this.distributedMap);
    const [given, checked] = together(options, results);
    return this.#add(buildDistributedMap(name, given, buildBranch(body, chainOf, source), source), checked);
  }

  state(name: string, asl: unknown): ChainImpl {
    const { json, problems } = plainJson(asl);
    const source = captureSource(this.state);
    if (json !== undefined && isJsonObject(json)) {
      return this.#add(Object.freeze({ kind: "raw", name, asl: json, source, problems }));
    }
    const found = json === undefined ? problems : [rawState];
    return this.#add(Object.freeze({ kind: "raw", name, asl: {}, source, problems: found }));
  }

  retry(options: unknown): ChainImpl {
    const given: readonly unknown[] = Array.isArray(options) ? options : [options];
    const retriers = given.map((each) => buildRetrier(each));
    return this.#change("Retry", captureSource(this.retry), (state) => ({
      ...state,
      retriers: [...state.retriers, ...retriers],
    }));
  }

  catch(errors: unknown, ...parts: Parts): ChainImpl {
    const source = captureSource(this.catch);
    const [handler, options] = functionAndOptions<CatchOptions>(parts);
    const catcher = buildCatcher(errors, buildBranch(handler, chainOf, source), options, source);
    return this.#change("Catch", source, (state) => ({ ...state, catchers: [...state.catchers, catcher] }));
  }

  next(steps: unknown): ChainImpl {
    const source = captureSource(this.next);
    if (isChain(steps)) return this.#add(Object.freeze({ kind: "append", steps: stepsOf(steps), source }));
    return this.#add(Object.freeze({ kind: "problemStep", field: "Next", problem: noSteps, source }));
  }

  goTo(name: string): ChainImpl {
    const source = captureSource(this.goTo);
    const found = wordProblem(name ?? null, "");
    if (found !== undefined)
      return this.#add(Object.freeze({ kind: "problemStep", field: "Next", problem: found, source }));
    return this.#add(Object.freeze({ kind: "goTo", name, source }));
  }

  end(): ChainImpl {
    return this.#add(Object.freeze({ kind: "end", source: captureSource(this.end) }));
  }

  #add(step: StepNode, options?: unknown): ChainImpl {
    return new ChainImpl(addStep(this.#steps, isState(step) ? checked(step, options) : step));
  }

  /** The chain with the state just added changed; the types offer this only where that state has errors to handle. */
  #change(
    field: "Retry" | "Catch",
    source: Source,
    change: <S extends TaskNode | ParallelNode | MapNode>(state: S) => S,
  ): ChainImpl {
    const { previous, last } = this.#steps;
    if (previous === undefined || last === undefined || !("catchers" in last)) {
      return this.#add(Object.freeze({ kind: "problemStep", field, problem: nothingToGuard, source }));
    }
    return new ChainImpl(addStep(previous, Object.freeze(change(last))));
  }
}

const rawState = problem("RAW_STATE", "a state is an object", 'Give its fields, from "Type" on.');

/** What is said before the body and after it, and which of the two to check: the second where it is no options. */
function together<Options extends object>(options: Options, results: object): readonly [Options, object] {
  const given = { ...optionsOf(options), ...optionsOf(results) };
  return [given, optionsOf(results) === results ? options : results];
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

function within(path: string, problems: readonly ProblemNode[]): readonly ProblemNode[] | undefined {
  return problems.length === 0 ? undefined : problems.map((each) => inside(each, path));
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
