import type { Json } from "../../asl/json";
import { functionArn, type HostedFunction } from "./function";
import { Pool } from "./pool";
import { type FunctionFailure, requestLimitBytes } from "./protocol";

/** What an invocation came to. */
export type Invocation =
  | ({ readonly status: "succeeded"; readonly output: Json } & Execution)
  /** The function failed, as AWS tells it in the payload. */
  | ({ readonly status: "failed"; readonly failure: FunctionFailure } & Execution)
  /** Lambda itself refused to run it: the name and message of its exception. */
  | { readonly status: "refused"; readonly exception: string; readonly message: string };

interface Execution {
  readonly requestId: string;
  /** What the handler printed, in the format of CloudWatch Logs. */
  readonly logs: readonly string[];
  /** The handler's own time, without its loading. */
  readonly durationMs: number;
}

/** Lambda on a laptop. */
export interface LambdaHost {
  /** Invokes a function by its name and waits for the answer. Never rejects: every fault is an answer. */
  invoke(name: string, payload: Json): Promise<Invocation>;
  /** Ends every worker; invocations under way answer that they were killed. */
  close(): Promise<void>;
}

/**
 * Hosts functions in worker threads. Each has its own environment variables, time and memory limit; what one of them does
 * to itself (an endless loop, `process.exit`, memory used up) ends that one run and harms no other.
 *
 * @example
 * const host = createLambdaHost([{ name: "greet", entry: "/project/handlers/greet.ts", timeoutSeconds: 3, memoryMb: 128, environment: {} }]);
 * const answer = await host.invoke("greet", { name: "Ada" });
 * await host.close();
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function createLambdaHost(functions: readonly HostedFunction[]): LambdaHost {
  const pools = new Map(functions.map((hosted) => [hosted.name, new Pool(hosted)]));
  return {
    async invoke(name, payload) {
      const pool = pools.get(name);
      if (!pool) return refused("ResourceNotFoundException", `Function not found: ${functionArn(name)}`);
      const text = JSON.stringify(payload);
      if (Buffer.byteLength(text) > requestLimitBytes) return tooLarge();
      const { result, ...execution } = await pool.run(text);
      return "failure" in result
        ? { status: "failed", failure: result.failure, ...execution }
        : { status: "succeeded", output: JSON.parse(result.payload), ...execution };
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

function tooLarge(): Invocation {
  const rule = `Request must be smaller than ${requestLimitBytes} bytes for the InvokeFunction operation`;
  return refused("RequestTooLargeException", rule);
}

function refused(exception: string, message: string): Invocation {
  return { status: "refused", exception, message };
}
