import { ADDED_FUNCTIONS } from "../functions";
import { callNative, type Native, nativeOf, nowFor } from "../natives";
import { type Frame, NotDirect } from "./frame";
import { HIGHER_ORDER } from "./higher-order";
import { type Callable, isCallable } from "./values";

// These would need more of the library than the direct path has.
const LIBRARY_ONLY = new Set(["match", "eval", "error", "assert", "toMillis", "clone"]);

/** What `$name` is: a variable, or else the library's function of that name. */
export function variableValue(name: string, frame: Frame): unknown {
  const value = frame.lookup(name);
  if (value !== undefined) return value;
  if (Object.hasOwn(frame.run.bindings, name)) return undefined;
  const native = nativeOf(name);
  return native === undefined ? undefined : asCallable(name, native, frame);
}

function asCallable(name: string, native: Native, frame: Frame): Callable {
  const call = (...given: readonly unknown[]) => callLibrary(name, given, undefined, frame);
  return Object.assign(call, { arity: native.implementation.length });
}

/** Calls a function of the library, or the bounded and injected ones in its place. */
export function callLibrary(name: string, given: readonly unknown[], context: unknown, frame: Frame): unknown {
  const native = nativeOf(name);
  if (native === undefined || LIBRARY_ONLY.has(name)) throw new NotDirect(name);
  const implementation = implementationOf(name, native, frame);
  return callNative({ ...native, implementation }, given, context);
}

function implementationOf(name: string, native: Native, frame: Frame): Native["implementation"] {
  const { environment } = frame.run;
  if (name === "now") return nowFor(environment);
  const added = Object.hasOwn(ADDED_FUNCTIONS, name) ? ADDED_FUNCTIONS[name] : undefined;
  if (added !== undefined) return added.implement(environment);
  const higherOrder = Object.hasOwn(HIGHER_ORDER, name) ? HIGHER_ORDER[name] : undefined;
  if (higherOrder !== undefined) return (...given) => higherOrder(frame.run, ...given);
  return (...given) => {
    if (given.some(isCallable)) throw new NotDirect("a function for an argument");
    return native.implementation(...given);
  };
}
