import type { Json } from "../asl/json";
import type { LocalStack } from "./local-stack";
import { resizeSamples } from "./photos/resize-samples";
import { UsageError, type Writer } from "./verb";

/** The option of verbs that can run a workflow on samples. */
export const sampleOptions = { samples: { type: "string" } } as const;

/** One line for the usage of those verbs. */
export const sampleUsage = `
  --samples N        instead of --input, image-resize runs on N generated photos (1000)`;

const DEFAULT_SAMPLES = 1_000;
const MOST_SAMPLES = 100_000;

/** Makes the input of a workflow once the stack is there. */
export type SampleInput = (stack: LocalStack, folder: string, stderr: Writer) => Promise<Json>;

/**
 * Samples for a workflow that has some.
 *
 * @throws UsageError when it has none, or the number is no number of samples
 */
export function sampleInput(workflow: string, given: string | undefined): SampleInput {
  if (workflow !== "image-resize") {
    throw new UsageError(given === undefined ? "--input is missing" : `--samples goes with image-resize only`);
  }
  const count = countOf(given);
  return async ({ settings }, folder, stderr) => {
    stderr.write(`Making ${count} photos, unless they are there\n`);
    return resizeSamples(folder, count, settings);
  };
}

function countOf(given: string | undefined): number {
  const count = given === undefined ? DEFAULT_SAMPLES : Number(given);
  if (Number.isInteger(count) && count > 0 && count <= MOST_SAMPLES) return count;
  throw new UsageError(`--samples must be a whole number from 1 to ${MOST_SAMPLES}, not "${given}"`);
}
