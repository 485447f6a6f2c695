import type { ParallelState } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import type { Compiler } from "../compiler";
import { abortFlow, closeFailedTask, type InnerFlows } from "../composite";
import { Flow, type FlowResult } from "../flow";
import type { ScopeProgram, StateProgram, Step } from "../program";

const NO_TOLERANCE = { count: undefined, percentage: undefined };

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
export function compileParallel(name: string, state: ParallelState, compiler: Compiler): StateProgram {
  const io = compiler.io(state);
  const scopes = state.Branches.map((branch) => compiler.scope(branch, name));
  const finish: Finish = (flow, results) => {
    flow.run.record("ParallelStateSucceeded", flow.lastEventId);
    return flow.exit("ParallelStateExited", state.Next, io.handover(flow, flow.input, results));
  };
  const attempt = (flow: Flow): Step => {
    const input = io.arguments(flow, flow.input);
    flow.emit("ParallelStateStarted");
    if (flow.run.setting.test) return finish(flow, flow.run.setting.test.mockWork(NO_TOLERANCE) as readonly Json[]);
    const branches = new Branches(flow, scopes, input, finish);
    flow.inner = branches;
    return branches.start();
  };
  return {
    name,
    type: "Parallel",
    guard: compiler.guard(state),
    enter(flow) {
      flow.entered("ParallelStateEntered");
      return attempt(flow);
    },
    retry: attempt,
    failed: (flow) => {
      flow.emit("ParallelStateFailed");
    },
  };
}

type Finish = (flow: Flow, results: readonly Json[]) => Step;

/** The branches of one attempt. */
class Branches implements InnerFlows {
  readonly #flow: Flow;
  readonly #flows: readonly Flow[];
  readonly #results: Json[];
  readonly #finish: Finish;
  #open: number;

  constructor(flow: Flow, scopes: readonly ScopeProgram[], input: Json, finish: Finish) {
    const start = { input, variables: flow.variables, eventId: flow.lastEventId, mapItem: flow.mapItem };
    this.#flow = flow;
    this.#finish = finish;
    this.#results = scopes.map(() => null);
    this.#open = scopes.length;
    this.#flows = scopes.map(
      (scope, index) =>
        new Flow(flow.run, { ...start, scope, onEnd: (branch, result) => this.#ended(branch, index, result) }),
    );
  }

  start(): Step {
    if (this.#flows.length === 0) return this.#finish(this.#flow, []);
    for (const branch of this.#flows) branch.start();
    return this.#flow.suspend(() => this.#abandon());
  }

  #abandon(): void {
    for (const branch of this.#flows) branch.abandon();
  }

  redrive(causeEventId: number): boolean {
    const branches = this.#flows.filter(({ succeeded }) => !succeeded);
    this.#flow.suspend(() => this.#abandon());
    for (const branch of branches) branch.redrive(causeEventId);
    return branches.length > 0;
  }

  abort(causeEventId: number): void {
    for (const branch of this.#flows) abortFlow(branch, causeEventId);
  }

  #ended(branch: Flow, index: number, result: FlowResult): void {
    this.#flow.lastEventId = branch.lastEventId;
    if ("failure" in result) {
      this.#failed(branch, result);
      return;
    }
    this.#results[index] = result.output;
    this.#open--;
    if (this.#open === 0) this.#flow.resume(() => this.#finish(this.#flow, this.#results));
  }

  #failed(branch: Flow, { failure }: Extract<FlowResult, { failure: unknown }>): void {
    for (const sibling of this.#flows) {
      if (sibling === branch) closeFailedTask(branch);
      else abortFlow(sibling, branch.lastEventId);
    }
    this.#flow.resume(() => {
      throw failure;
    });
  }
}
