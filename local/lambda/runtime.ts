import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { captureOutput, type Output } from "./console";
import { contextOf } from "./context";
import {
  failureOf,
  handlerNotFound,
  importFailure,
  responseTooLarge,
  unhandledRejection,
  unserializable,
} from "./failures";
import { callHandler, type Handler } from "./handler";
import { type FunctionFailure, type Report, type Request, responseLimitBytes, type Startup } from "./protocol";

/** Exit statuses of AWS's Node.js runtime after a fault outside the handler's promise. */
const uncaughtStatus = 129;

/**
 * Runs inside a worker, bundled with one handler: the counterpart of AWS's Node.js runtime. Loads the handler, then answers
 * one request after the other.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export function serve(loadHandler: () => { readonly handler?: unknown }): void {
  const port = parentPort!;
  const startup: Startup = workerData;
  const output = captureOutput((line) => report(port, { kind: "log", line }));
  const clock = stopwatch();
  const end = (failure: FunctionFailure) => endProcess(port, output, failure, clock.elapsedMs());
  process.on("uncaughtException", (error) => end(failureOf(error)));
  process.on("unhandledRejection", (reason) => end(unhandledRejection(reason)));
  const loaded = load(loadHandler, startup.functionName);
  if ("failure" in loaded) end(loaded.failure);
  else answerRequests(loaded.handler, { port, startup, output, clock });
}

interface Runtime {
  readonly port: MessagePort;
  readonly startup: Startup;
  readonly output: Output;
  readonly clock: Stopwatch;
}

function answerRequests(handler: Handler, { port, startup, output, clock }: Runtime): void {
  port.on("message", async (request: Request) => {
    report(port, { kind: "started" });
    output.begin(request.requestId);
    clock.start();
    // A handler that leaves nothing to wait for has ended, as on AWS: let the event loop run dry to see it.
    port.unref();
    const answer = await respond(handler, request, startup, output);
    port.ref();
    report(port, { ...answer, durationMs: clock.elapsedMs() });
  });
}

interface Stopwatch {
  start(): void;
  elapsedMs(): number;
}

function stopwatch(): Stopwatch {
  let startedAt = performance.now();
  return {
    start() {
      startedAt = performance.now();
    },
    elapsedMs: () => performance.now() - startedAt,
  };
}

type Answer = { kind: "response"; payload: string } | { kind: "failure"; failure: FunctionFailure; fatal: boolean };

async function respond(handler: Handler, request: Request, startup: Startup, output: Output): Promise<Answer> {
  try {
    return answerOf(await callHandler(handler, JSON.parse(request.payload), contextOf(request, startup)));
  } catch (thrown) {
    const failure = failureOf(thrown);
    logFailure(output, "Invoke Error", failure);
    return { kind: "failure", failure, fatal: false };
  }
}

function answerOf(result: unknown): Answer {
  try {
    const payload = JSON.stringify(result) ?? "null";
    if (Buffer.byteLength(payload) <= responseLimitBytes) return { kind: "response", payload };
    return { kind: "failure", failure: responseTooLarge(), fatal: false };
  } catch (thrown) {
    return { kind: "failure", failure: unserializable(thrown), fatal: false };
  }
}

function load(
  loadHandler: () => { readonly handler?: unknown },
  functionName: string,
): { handler: Handler } | { failure: FunctionFailure } {
  try {
    const { handler } = loadHandler();
    return typeof handler === "function" ? { handler: handler as Handler } : { failure: handlerNotFound(functionName) };
  } catch (thrown) {
    return { failure: importFailure(thrown) };
  }
}

function endProcess(port: MessagePort, output: Output, failure: FunctionFailure, durationMs: number): void {
  logFailure(output, "Uncaught Exception", failure);
  report(port, { kind: "failure", failure, durationMs, fatal: true });
  process.exit(uncaughtStatus);
}

function logFailure(output: Output, title: string, failure: FunctionFailure): void {
  output.write("ERROR", `${title}\t${JSON.stringify(failure)}`);
}

function report(port: MessagePort, message: Report): void {
  port.postMessage(message);
}
