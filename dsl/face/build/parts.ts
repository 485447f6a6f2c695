/** What builds a branch and what is said of it, in the order that the author wrote them. */
export type Parts = readonly [first?: unknown, second?: unknown];

/** The function among them, and the options, which may come before it. */
export function functionAndOptions<Options>([first, second]: Parts): readonly [build: unknown, options: Options] {
  const [build, options] = typeof first === "function" ? [first, second] : [second, first];
  return [build, (options ?? {}) as Options];
}
