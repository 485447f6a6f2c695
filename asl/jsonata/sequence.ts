/** An array as the library marks it: a sequence of one is its item, and of none is nothing. */
export type Sequence = unknown[] & { sequence?: boolean; keepSingleton?: boolean; cons?: boolean };

/** Marks an array as a sequence. */
export function markSequence(items: unknown[]): Sequence {
  return Object.assign(items, { sequence: true });
}

export function isSequence(value: unknown): value is Sequence {
  return Array.isArray(value) && "sequence" in value && value.sequence === true;
}

/** Nothing for an empty sequence, the item for a sequence of one, anything else as it is. */
export function collapse(value: unknown): unknown {
  if (!isSequence(value) || value.length > 1) return value;
  if (value.length === 0) return undefined;
  return value.keepSingleton === true ? value : value[0];
}
