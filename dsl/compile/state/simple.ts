import type { StateOf } from "../../tree/state";
import type { ValueNode } from "../../tree/value";
import type { Dialect, Place } from "../dialect";
import type { Fields } from "../unbound";

/** What a Wait state adds. */
export function waitFields({ until }: StateOf<"wait">, dialect: Dialect, place: Place): Fields {
  const wait =
    "seconds" in until
      ? dialect.value("Seconds", until.seconds, place)
      : dialect.value("Timestamp", until.timestamp, place);
  return { ...wait, ...dialect.flow(place) };
}

/** What a Fail state adds. */
export function failFields({ error, cause }: StateOf<"fail">, dialect: Dialect, place: Place): Fields {
  return { ...optionalValue("Error", error, dialect, place), ...optionalValue("Cause", cause, dialect, place) };
}

/** A field that may be left out. */
export function optionalValue(name: string, node: ValueNode | undefined, dialect: Dialect, place: Place): Fields {
  return node === undefined ? {} : dialect.value(name, node, place);
}
