import { suggestion } from "./suggestion";
import { UsageError, type Verb } from "./verb";

/** Every verb, loaded only when it is asked for: most commands need a small part of the program. */
const verbs: Readonly<Record<string, () => Verb>> = {
  start: () => (require("./start") as typeof import("./start")).verb,
  list: () => (require("./list") as typeof import("./list")).verb,
  new: () => (require("./new") as typeof import("./new")).verb,
  compile: () => (require("./compile") as typeof import("./compile")).verb,
  policy: () => (require("./policy") as typeof import("./policy")).verb,
  validate: () => (require("./validate") as typeof import("./validate")).verb,
  run: () => (require("./run") as typeof import("./run")).verb,
  seed: () => (require("./seed") as typeof import("./seed")).verb,
  faces: () => (require("./faces") as typeof import("./faces")).verb,
  serve: () => (require("./serve") as typeof import("./serve")).verb,
};

/** The names of all verbs, in the order of the help page. */
export const verbNames = Object.keys(verbs);

/**
 * The verb of a name.
 *
 * @throws UsageError with the nearest name
 */
export function findVerb(name: string): Verb {
  if (Object.hasOwn(verbs, name)) return verbs[name]!();
  throw new UsageError(`unknown command "${name}". ${suggestion(name, verbNames)}`);
}
