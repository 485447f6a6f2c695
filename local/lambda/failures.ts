import { types } from "node:util";
import { type FunctionFailure, responseLimitBytes } from "./protocol";

/** What a handler threw, as AWS's Node.js runtime reports it: anything can be thrown, not only errors. */
export function failureOf(thrown: unknown): FunctionFailure {
  if (!types.isNativeError(thrown)) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  const { name, message, stack = "" } = thrown;
  return { errorType: name, errorMessage: message, trace: stack.split("\n") };
}

/** Why a handler's module could not be loaded. */
export function importFailure(thrown: unknown): FunctionFailure {
  const code = (thrown as NodeJS.ErrnoException | undefined)?.code;
  const missing = code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND";
  if (!missing) return failureOf(thrown);
  return { ...failureOf(thrown), errorType: "Runtime.ImportModuleError", errorMessage: String(thrown) };
}

export function syntaxFailure(message: string): FunctionFailure {
  return { errorType: "Runtime.UserCodeSyntaxError", errorMessage: message, trace: [] };
}

export function handlerNotFound(functionName: string): FunctionFailure {
  return {
    errorType: "Runtime.HandlerNotFound",
    errorMessage: `${functionName}.handler is undefined or not exported`,
    trace: [],
  };
}

export function unhandledRejection(reason: unknown): FunctionFailure {
  const { trace } = failureOf(reason);
  return { errorType: "Runtime.UnhandledPromiseRejection", errorMessage: String(reason), trace: trace ?? [] };
}

export function unserializable(thrown: unknown): FunctionFailure {
  return {
    errorType: "Runtime.MarshalError",
    errorMessage: `Unable to stringify response body: ${failureOf(thrown).errorMessage}`,
    trace: [],
  };
}

export function responseTooLarge(): FunctionFailure {
  return {
    errorType: "Function.ResponseSizeTooLarge",
    errorMessage: `Response payload size exceeded maximum allowed payload size (${responseLimitBytes} bytes).`,
  };
}

export function timedOut(requestId: string, timeoutSeconds: number): FunctionFailure {
  const sentence = `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
  return { errorType: "Sandbox.Timedout", errorMessage: `RequestId: ${requestId} Error: ${sentence}` };
}

/** How a runtime ended that had not answered: an exit status, or a signal as when memory ran out. */
export function exited(requestId: string, ending: { status: number } | { signal: string }): FunctionFailure {
  const reason = "signal" in ending ? `with error: signal: ${ending.signal}` : statusText(ending.status);
  return { errorType: "Runtime.ExitError", errorMessage: `RequestId: ${requestId} Error: Runtime exited ${reason}` };
}

function statusText(status: number): string {
  return status === 0 ? "without providing a reason" : `with error: exit status ${status}`;
}
