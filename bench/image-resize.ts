import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { type LocalStack, startLocalStack } from "../cli/local-stack";
import { localMachine } from "../cli/local-stack/machines";
import type { PhotoFile } from "../cli/photos/folder";
import { generatePhotos } from "../cli/photos/generate";
import { resizeSamples } from "../cli/photos/resize-samples";
import { compile } from "../dsl";
import { thumbnails } from "../handlers/resources";
import { mapLimited } from "../handlers/shared/map-limited";
import { imageResizeDefaults, imageResizeOf } from "../workflows/image-resize";
import { type Cost, measure, median } from "./measure";

/** As many as the handler works on at once in each of two execution environments. */
const CONCURRENCY = 16;
const ROUNDS = 3;
const TARGET = 0.9;

/**
 * `npm run bench -- image-resize [PHOTOS [PER_BATCH]]`: image-resize on the local stack beside bare loops of sharp, which
 * read the same photos from disk and write their thumbnails to disk: one photo after the other, which is what we are
 * measured by, and as many at once as image-resize works on, which is all that the machine can do. The photos stay in the
 * temporary folder for next time.
 */
export async function run([photoCount = "8088", perBatch = "100"]: readonly string[]): Promise<void> {
  const count = Number(photoCount);
  const kept = join(tmpdir(), "aslant-image-resize");
  const photos = await generatePhotos(join(kept, "samples", "photos"), count);
  const folder = await mkdtemp(join(tmpdir(), "image-resize-"));
  const rounds: Round[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const to = (name: string) => join(folder, `${round}-${name}`);
      rounds.push({
        loop: await measure(() => shrinkAll(photos, to("loop"), 1)),
        parallel: await measure(() => shrinkAll(photos, to("parallel"), CONCURRENCY)),
        ours: await resizeAll({ kept, count, perBatch: Number(perBatch), folder: to("state") }),
      });
    }
    print(rounds, count);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What image-resize costs, and what it costs to shrink the photos alone, one at a time and many at once. */
interface Round {
  readonly ours: Cost;
  readonly loop: Cost;
  readonly parallel: Cost;
}

/** What the handler does to a photo, and nothing else. */
async function shrinkAll(photos: readonly PhotoFile[], folder: string, atOnce: number): Promise<void> {
  await mkdir(folder);
  sharp.concurrency(1);
  const size = { width: 128, height: 128, fit: "inside", kernel: "lanczos3", withoutEnlargement: true } as const;
  await mapLimited(photos, atOnce, async ({ path, fileName }) => {
    const image = sharp(await readFile(path), { failOn: "error" })
      .rotate()
      .resize(size);
    await writeFile(join(folder, fileName), await image.flatten({ background: "white" }).jpeg().toBuffer());
  });
}

interface Task {
  /** Where the photos are. */
  readonly kept: string;
  readonly count: number;
  readonly perBatch: number;
  /** Where the stack keeps its state. Anew each time: to write over thumbnails that are there is another thing. */
  readonly folder: string;
}

/** Uploads the photos, then runs the workflow, which alone is measured. */
async function resizeAll({ kept, count, perBatch, folder }: Task): Promise<Cost> {
  const stack = await startLocalStack({ folder });
  try {
    const input = await resizeSamples(kept, count, stack.settings);
    const machine = localMachine(compile(imageResizeOf({ ...imageResizeDefaults, maxItemsPerBatch: perBatch })));
    const { value, ...cost } = await measure(() => stack.start(machine, { input }).result);
    if (value.status !== "SUCCEEDED") throw new Error(`${value.error}: ${value.cause}`);
    const batches = value.output as readonly { readonly failures: readonly object[] }[];
    if (batches.some(({ failures }) => failures.length > 0)) throw new Error("Some photos failed.");
    const made = await countThumbnails(stack, `samples/${count}/`);
    console.log(`${count} photos, ${batches.length} invocations, ${made} thumbnails`);
    return cost;
  } finally {
    await stack.close();
  }
}

async function countThumbnails({ settings }: LocalStack, Prefix: string): Promise<number> {
  const s3 = new S3Client(settings);
  let count = 0;
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: thumbnails.name, Prefix, ContinuationToken }));
    count += page.KeyCount ?? 0;
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  s3.destroy();
  return count;
}

function print(rounds: readonly Round[], count: number): void {
  const row = (side: keyof Round) => {
    const costs = rounds.map((round) => round[side]);
    const [wallMs, cpuMs] = [median(costs.map((cost) => cost.wallMs)), median(costs.map((cost) => cost.cpuMs))];
    return { "photos/s": Math.round((count * 1_000) / wallMs), "CPU ms a photo": (cpuMs / count).toFixed(2) };
  };
  console.table({ "image-resize": row("ours"), "sharp in a loop": row("loop"), "sharp, 16 at once": row("parallel") });
  const ratio = (side: keyof Round) => median(rounds.map((round) => round[side].wallMs / round.ours.wallMs));
  console.log(
    `throughput: ${ratio("loop").toFixed(2)} of the loop (at least ${TARGET}), ${ratio("parallel").toFixed(2)} of all at once`,
  );
  if (ratio("loop") < TARGET) process.exitCode = 1;
}
