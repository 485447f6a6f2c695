/** The result of parsing a text: the value, or what is wrong and where (an offset from 0). */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** How many texts a parser remembers before it starts afresh: more than any one definition has. */
const MAX_TEXTS = 20_000;

/** The same parser, which remembers what it has parsed. */
export function remembering<T>(parse: (text: string) => Parsed<T>): (text: string) => Parsed<T> {
  const cache = new Map<string, Parsed<T>>();
  return (text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const parsed = parse(text);
    if (cache.size >= MAX_TEXTS) cache.clear();
    cache.set(text, parsed);
    return parsed;
  };
}
