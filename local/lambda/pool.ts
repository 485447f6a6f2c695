import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { bundleHandler, type CodeBundle } from "./bundle";
import { type Answer, ExecutionEnvironment } from "./environment";
import { exited } from "./failures";
import type { HostedFunction } from "./function";
import type { FunctionFailure } from "./protocol";

/** More environments than processors would only make every handler slower; further requests wait for one. */
const mostEnvironments = Math.max(2, availableParallelism());

/** The execution environments of one function: as many as are needed at once, each kept warm for the next request. */
export class Pool {
  readonly #hosted: HostedFunction;
  readonly #idle: ExecutionEnvironment[] = [];
  readonly #all = new Set<ExecutionEnvironment>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #closed = false;
  #bundle: ReturnType<typeof bundleHandler> | undefined;

  constructor(hosted: HostedFunction) {
    this.#hosted = hosted;
  }

  /** Runs the handler once, in an environment that is free or new. */
  async run(payload: string): Promise<Answer & { readonly requestId: string }> {
    this.#bundle ??= bundleHandler(this.#hosted.entry);
    const bundle = await this.#bundle;
    const requestId = randomUUID();
    if ("failure" in bundle) return { requestId, ...neverRan(bundle.failure) };
    await this.#turn();
    try {
      if (this.#closed) return { requestId, ...neverRan(exited(requestId, { signal: "killed" })) };
      return { requestId, ...(await this.#runIn(this.#environment(bundle), requestId, payload)) };
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  /** Ends every environment and starts no other. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((environment) => environment.close()));
  }

  async #turn(): Promise<void> {
    if (this.#running >= mostEnvironments) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
  }

  #environment(bundle: CodeBundle): ExecutionEnvironment {
    // One may have died while it was idle, of what its handler left behind.
    for (let free = this.#idle.pop(); free; free = this.#idle.pop()) if (free.alive) return free;
    const environment = new ExecutionEnvironment(this.#hosted, bundle);
    this.#all.add(environment);
    return environment;
  }

  async #runIn(environment: ExecutionEnvironment, requestId: string, payload: string): Promise<Answer> {
    const answer = await environment.run(requestId, payload);
    if (environment.alive) this.#idle.push(environment);
    else this.#all.delete(environment);
    return answer;
  }
}

function neverRan(failure: FunctionFailure): Answer {
  return { result: { failure }, logs: [], durationMs: 0 };
}
