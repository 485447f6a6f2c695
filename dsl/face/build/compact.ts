/** A frozen object without the fields that are undefined. */
export function compact<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } & Complete<T> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.freeze(Object.fromEntries(given)) as ReturnType<typeof compact<T>>;
}

/** The fields that are never undefined. */
type Complete<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };
