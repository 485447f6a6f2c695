import * as fc from "fast-check";
import type { AnyWorkflow } from "../../dsl";
import { type Start, start } from "./document";
import { step } from "./steps";

/** A generated workflow. */
export type Generated = AnyWorkflow;

/** Workflows of up to five steps over a document, which a variable holds too. */
export const workflows: fc.Arbitrary<Generated> = fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => {
  const first = start().pass("Remember", { assign: ({ input }) => ({ document: input }) });
  return steps.reduce<Start>((chain, add, index) => add(chain, `S${index}`), first as unknown as Start);
});
