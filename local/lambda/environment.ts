import { Worker } from "node:worker_threads";
import type { CodeBundle } from "./bundle";
import { exited, timedOut } from "./failures";
import { functionArn, type HostedFunction, variablesOf } from "./function";
import type { FunctionFailure, Report, Request, Startup } from "./protocol";

/** How long a handler may take to load before its own time limit begins, as on AWS. */
const initializationMs = 10_000;

/**
 * Small, as all of it may move to the old generation at once: V8 lets a thread that is out of memory have 16 MB more to end
 * in, and aborts the whole process where that is not enough.
 */
const maxYoungGenerationSizeMb = 16;

/** Compiles the bundle under the handler's own path, so that packages and source lines are found from there. */
const bootstrap = `
const { dirname } = require("node:path");
const Module = require("node:module");
const { code, filename } = require("node:worker_threads").workerData;
const bundle = new Module(filename);
bundle.filename = filename;
bundle.paths = Module._nodeModulePaths(dirname(filename));
bundle._compile(code, filename);
`;

/** How one run of a handler ended. */
export interface Answer {
  readonly result: Result;
  /** What the handler printed, in the format of CloudWatch Logs. */
  readonly logs: readonly string[];
  /** The handler's own time. */
  readonly durationMs: number;
}
type Result = { readonly payload: string } | { readonly failure: FunctionFailure };
type Response = Extract<Report, { durationMs: number }>;
type Ending = Parameters<typeof exited>[1];

interface Pending {
  readonly requestId: string;
  readonly logs: string[];
  readonly resolve: (answer: Answer) => void;
}

/**
 * One execution environment: a worker thread that holds a loaded handler and runs it for one request at a time. It is of
 * no more use once the handler ended its process, ran out of memory or out of time.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export class ExecutionEnvironment {
  readonly #worker: Worker;
  readonly #timeoutSeconds: number;
  #alive = true;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #pending: Pending | undefined;

  constructor(hosted: HostedFunction, bundle: CodeBundle) {
    this.#timeoutSeconds = hosted.timeoutSeconds;
    this.#worker = startWorker(hosted, bundle);
    this.#worker.on("message", (report: Report) => this.#receive(report));
    this.#worker.on("error", (error) => this.#end(endingOf(error)));
    this.#worker.on("exit", (status) => this.#end({ status }));
  }

  /** Whether it can take another request. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Runs the handler once. Answers in every case, also when the worker dies. */
  run(requestId: string, payload: string): Promise<Answer> {
    const timeoutMs = this.#timeoutSeconds * 1000;
    this.#worker.ref();
    this.#limit(initializationMs + timeoutMs);
    this.#worker.postMessage({ requestId, payload, timeoutMs } satisfies Request);
    return new Promise((resolve) => {
      this.#pending = { requestId, logs: [], resolve };
    });
  }

  /** Ends the worker; a handler that is running is cut off. */
  async close(): Promise<void> {
    this.#end({ signal: "killed" });
    await this.#worker.terminate();
  }

  #receive(report: Report): void {
    if (report.kind === "started") this.#limit(this.#timeoutSeconds * 1000);
    else if (report.kind === "log") this.#pending?.logs.push(report.line);
    else this.#answer(report);
  }

  #answer(report: Response): void {
    if (report.kind === "failure" && report.fatal) this.#alive = false;
    this.#finish(
      report.kind === "failure" ? { failure: report.failure } : { payload: report.payload },
      report.durationMs,
    );
  }

  #limit(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#startedAt = performance.now();
    this.#timer = setTimeout(() => this.#timeOut(), milliseconds);
  }

  #timeOut(): void {
    const { requestId } = this.#pending!;
    this.#alive = false;
    this.#finish({ failure: timedOut(requestId, this.#timeoutSeconds) });
    void this.#worker.terminate();
  }

  #end(ending: Ending): void {
    this.#alive = false;
    if (this.#pending) this.#finish({ failure: exited(this.#pending.requestId, ending) });
  }

  #finish(result: Result, durationMs = performance.now() - this.#startedAt): void {
    clearTimeout(this.#timer);
    const pending = this.#pending;
    this.#pending = undefined;
    // An idle environment must not keep the program from ending.
    this.#worker.unref();
    pending?.resolve({ result, logs: pending.logs, durationMs });
  }
}

function startWorker(hosted: HostedFunction, bundle: CodeBundle): Worker {
  const { name, memoryMb } = hosted;
  return new Worker(bootstrap, {
    eval: true,
    workerData: { ...bundle, functionName: name, functionArn: functionArn(name), memoryMb } satisfies Startup,
    env: variablesOf(hosted),
    execArgv: ["--enable-source-maps"],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb },
  });
}

function endingOf(error: Error): Ending {
  const outOfMemory = (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
  return outOfMemory ? { signal: "killed" } : { status: 1 };
}
