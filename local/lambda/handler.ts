import type { Context } from "./context";

type Callback = (error: unknown, result?: unknown) => void;

/** A handler in any form that AWS's Node.js runtime accepts: a promise, or a callback as third parameter. */
export type Handler = (event: unknown, context: Context, callback: Callback) => unknown;

/**
 * Calls a handler. It has ended when its promise settles, when it calls back, or when nothing is left to wait for: AWS then
 * answers null.
 */
export async function callHandler(handler: Handler, event: unknown, context: Context): Promise<unknown> {
  let idle: (() => void) | undefined;
  try {
    return await new Promise((resolve, reject) => {
      idle = () => resolve(null);
      process.once("beforeExit", idle);
      const result = handler(event, context, (error, value) => (error ? reject(error) : resolve(value)));
      if (isPromise(result)) result.then(resolve, reject);
    });
  } finally {
    process.off("beforeExit", idle!);
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Promise<unknown> | null | undefined)?.then === "function";
}
