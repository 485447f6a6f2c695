import * as fc from "fast-check";
import { type ScopeOf, workflow } from "../../dsl";

/** What generated workflows start from, and keep while they run. */
export interface Document {
  text: string;
  number: number;
  /** From 1 to 3. */
  few: number;
  flag: boolean;
  none: null;
  at: string;
  soon: string;
  list: number[];
  words: string[];
  things: { name: string; tags: string[]; size?: number }[];
  nested: { list: number[][]; "odd key": string; deep: { text: string; "a`b": number } };
  maybe?: string;
}

const text = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    "b*",
    "x-y",
    "{%",
    "{% 1 %}",
    "$.a",
    "'",
    '"',
    "\\",
    "\\{",
    "Ünïcode",
    "😀",
    "1",
    "a\nb",
    "^(a|b)$",
  ),
  fc.string({ maxLength: 6 }),
);
const integer = fc.integer({ min: -5, max: 5 });
const thing = fc.record(
  { name: text, tags: fc.array(text, { maxLength: 2 }), size: integer },
  { requiredKeys: ["name", "tags"] },
);

/** Inputs of generated workflows. */
export const document: fc.Arbitrary<Document> = fc.record(
  {
    text,
    number: fc.oneof(integer, fc.constantFrom(2.5, -0.5, 1e9)),
    few: fc.integer({ min: 1, max: 3 }),
    flag: fc.boolean(),
    none: fc.constant(null),
    at: fc.constantFrom(
      "2026-01-01T00:00:00Z",
      "2031-05-05T10:00:00.5+02:00",
      "2031-05-05T08:00:00.500Z",
      "2026-13-01T00:00:00Z",
      "never",
    ),
    soon: fc.constantFrom("1970-01-01T00:00:30Z", "2001-01-01T00:00:00.25Z"),
    list: fc.array(integer, { minLength: 1, maxLength: 3 }),
    words: fc.array(text, { maxLength: 3 }),
    things: fc.array(thing, { minLength: 1, maxLength: 3 }),
    nested: fc.record({
      list: fc.array(fc.array(integer, { maxLength: 2 }), { minLength: 1, maxLength: 2 }),
      "odd key": text,
      deep: fc.record({ text, "a`b": integer }),
    }),
    maybe: text,
  },
  { requiredKeys: ["text", "number", "few", "flag", "none", "at", "soon", "list", "words", "things", "nested"] },
);

/** The beginning of a generated workflow. */
export function start() {
  return workflow<Document>("Generated");
}

/** A chain whose document is still a whole document. */
export type Start = ReturnType<typeof start>;

/** What the functions of a state are called with. */
export type Scope = ScopeOf<Start>;

/** A value that is read in a run. */
export type Read<T = unknown> = (scope: Scope) => T;

/** Adds a step under a name. */
export type Add = (chain: Start, name: string) => Start;
