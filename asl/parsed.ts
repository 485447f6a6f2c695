/** The result of parsing a text: the value, or what is wrong and where (an offset from 0). */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly offset: number };
