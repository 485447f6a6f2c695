/** A value of a table by a key from outside: `constructor` and its like are no keys. */
export function lookUp<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
