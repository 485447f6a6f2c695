import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { type LocalStack, startLocalStack } from "../cli/local-stack";
import { localMachine } from "../cli/local-stack/machines";
import { generatePhotos } from "../cli/photos/generate";
import { resizeSamples } from "../cli/photos/resize-samples";
import { compile } from "../dsl";
import { thumbnails } from "../handlers/resources";
import { mapLimited } from "../handlers/shared/map-limited";
import { imageResizeDefaults, imageResizeOf } from "../workflows/image-resize";
import { measure, median } from "./measure";

/** As many as the handler works on at once in each of two execution environments. */
const CONCURRENCY = 16;
const ROUNDS = 3;
const target = 0.9;

/**
 * `npm run bench -- image-resize [PHOTOS [PER_BATCH]]`: image-resize on the local stack beside a bare loop of sharp, which
 * reads the same photos from disk and writes its thumbnails to disk. The photos stay in the temporary folder for next time.
 */
export async function run([photoCount = "8088", perBatch = "100"]: readonly string[]): Promise<void> {
  const count = Number(photoCount);
  const kept = join(tmpdir(), "aslant-image-resize");
  const photos = await generatePhotos(join(kept, "samples", "photos"), count);
  const folder = await mkdtemp(join(tmpdir(), "image-resize-"));
  const stack = await startLocalStack({ folder: join(kept, "state") });
  try {
    const input = await resizeSamples(kept, count, stack.settings);
    const machine = localMachine(
      compile(imageResizeOf({ ...imageResizeDefaults, maxItemsPerBatch: Number(perBatch) })),
    );
    const ours: Cost[] = [];
    const bare: Cost[] = [];
    let invocations = 0;
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(
        await measure(() =>
          shrinkAll(
            photos.map(({ path }) => path),
            join(folder, `${round}`),
          ),
        ),
      );
      ours.push(await measure(async () => (invocations = await resize(stack, machine, input))));
    }
    const made = await countThumbnails(stack, `samples/${count}/`);
    print({ count, invocations, expected: Math.ceil(count / Number(perBatch)), made, ours, bare });
  } finally {
    await stack.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Cost = { readonly cpuMs: number; readonly wallMs: number };

/** What the handler does to a photo, and nothing else. */
async function shrinkAll(paths: readonly string[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  sharp.concurrency(1);
  const size = { width: 128, height: 128, fit: "inside", kernel: "lanczos3", withoutEnlargement: true } as const;
  await mapLimited([...paths.entries()], CONCURRENCY, async ([number, path]) => {
    const image = sharp(await readFile(path), { failOn: "error" })
      .rotate()
      .resize(size);
    await writeFile(join(folder, `${number}.jpg`), await image.flatten({ background: "white" }).jpeg().toBuffer());
  });
}

type Machine = ReturnType<typeof localMachine>;

/** Runs the workflow; how often the function was called. */
async function resize(stack: LocalStack, machine: Machine, input: Awaited<ReturnType<typeof resizeSamples>>) {
  const result = await stack.start(machine, { input }).result;
  if (result.status !== "SUCCEEDED") throw new Error(`${result.error}: ${result.cause}`);
  const batches = result.output as readonly { readonly failures: readonly object[] }[];
  if (batches.some(({ failures }) => failures.length > 0)) throw new Error("Some photos failed.");
  return batches.length;
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

interface Figures {
  readonly count: number;
  readonly invocations: number;
  readonly expected: number;
  readonly made: number;
  readonly ours: readonly Cost[];
  readonly bare: readonly Cost[];
}

function print({ count, invocations, expected, made, ours, bare }: Figures): void {
  const row = (costs: readonly Cost[]) => {
    const [wallMs, cpuMs] = [median(costs.map((cost) => cost.wallMs)), median(costs.map((cost) => cost.cpuMs))];
    const perSecond = Math.round((count * 1_000) / wallMs);
    return {
      "photos/s": perSecond,
      "wall s": (wallMs / 1_000).toFixed(1),
      "CPU ms a photo": (cpuMs / count).toFixed(2),
    };
  };
  console.table({ "image-resize": row(ours), "bare sharp": row(bare) });
  const ratios = (of: "wallMs" | "cpuMs") => median(bare.map((cost, round) => cost[of] / (ours[round]?.[of] ?? 1)));
  console.log(`${count} photos, ${invocations} invocations (${expected} expected), ${made} thumbnails`);
  console.log(
    `throughput: ${ratios("wallMs").toFixed(2)} of the bare loop (at least ${target}); by CPU time ${ratios("cpuMs").toFixed(2)}`,
  );
}
