import jsonata from "jsonata";
import { ADDED_FUNCTIONS, type Implementation, type JsonataEnvironment } from "./functions";
import { markSequence, type Sequence } from "./sequence";

/** A function of the library, as it keeps it. */
export interface Native {
  readonly implementation: Implementation;
  readonly signature?: { validate(given: readonly unknown[], context: unknown): readonly unknown[] };
}

// The library's own function and signature checks serve the direct path too, so that the two cannot differ.
const library = openLibrary();

/** The library's function of a name, or undefined. */
export function nativeOf(name: string): Native | undefined {
  const found = library.lookup(name);
  return typeof found === "object" && found !== null && "implementation" in found ? (found as Native) : undefined;
}

/** Calls a function of the library with checked arguments. */
export function callNative(native: Native, given: readonly unknown[], context: unknown): unknown {
  const checked = native.signature === undefined ? given : native.signature.validate(given, context);
  return native.implementation.apply(FOCUS, [...checked]);
}

/** What `$now` answers: the time of the environment, in the format asked for. */
export function nowFor(environment: JsonataEnvironment): Implementation {
  const millis = environment.nowMillis();
  const format = nativeOf("fromMillis")?.implementation;
  return (picture, timezone) => format?.apply(FOCUS, [millis, picture, timezone]);
}

const FOCUS = {
  createSequence: (...items: unknown[]): Sequence => markSequence(items.slice(0, 1)),
};

/** The environment that the library hands to whoever watches an evaluation begin. */
function openLibrary(): jsonata.Environment {
  let environment: jsonata.Environment | undefined;
  const probe = jsonata("1");
  for (const [name, { signature }] of Object.entries(ADDED_FUNCTIONS)) {
    probe.registerFunction(name, () => undefined, signature);
  }
  // The library looks its watcher up by a symbol, which the types do not know.
  probe.assign(
    Symbol.for("jsonata.__evaluate_entry") as unknown as string,
    (...seen: [unknown, unknown, jsonata.Environment]) => {
      environment ??= seen[2];
    },
  );
  void probe.evaluate(undefined);
  if (environment === undefined) throw new Error("this version of jsonata does not call its entry hook at once");
  return environment;
}
