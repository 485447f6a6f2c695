import * as fc from "fast-check";
import { lambda } from "../../dsl";
import type { Add, Document, Read, Scope, Start } from "./document";

interface Answer {
  got: unknown;
  list: unknown[];
  inner: { a: number };
}

export const works = lambda<(event: unknown) => Promise<Answer>>("works");
export const fails = lambda<(event: unknown) => Promise<Answer>>("fail");
/** Fails twice in a run, then works. */
export const recovers = lambda<(event: unknown) => Promise<Answer>>("recover");

/** Where a result goes and leaves the document whole: nowhere, or under a name of its own. */
export const place = fc.constantFrom(null, "$.out", "$.nested.out", "$.new.deep.place", "$['odd place'].x");

const FIELDS = ["text", "number", "few", "flag", "none", "at", "soon", "list", "words", "things", "nested"] as const;

/** The document as it was before, from the variable that holds it, with what replaced it. */
export const restored: Add = (chain, name) =>
  chain.pass(`${name} restored`, {
    arguments: ({ input, vars }) => {
      const { document } = vars as unknown as { document: Record<keyof Document, unknown> };
      return { ...Object.fromEntries(FIELDS.map((field) => [field, document[field]])), last: input };
    },
  }) as unknown as Start;

export const object = (read: Read) => (scope: unknown) => ({ value: read(scope as Scope) });
