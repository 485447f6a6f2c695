import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteFacesCommand, ListFacesCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import sharp from "sharp";
import { type LocalStack, startLocalStack } from "../cli/local-stack";
import { localMachine } from "../cli/local-stack/machines";
import { type PhotoFile, photosIn } from "../cli/photos/folder";
import { type Outcome, outcomesOf } from "../cli/photos/outcome";
import { makeSamples } from "../cli/photos/samples";
import { eventKey, upload } from "../cli/photos/upload";
import { compile } from "../dsl";
import { riderFaces, riderPhotos } from "../handlers/resources";
import { createFaceAnalyser } from "../local/aws/rekognition/face-analyser";
import { riderPhotoBatch } from "../workflows/rider-photo-batch";
import { measure, median } from "./measure";

const variantsPerSample = 4;

/**
 * What interpreter, Lambda host and stand-ins add to a batch, as CPU time beside that of its work: to analyse each photo once
 * and to make the thumbnails of the accepted ones. A batch is run twice; in the second the stand-in remembers what it found
 * in each photo, so that little is left but what is added (and the thumbnails, which are measured apart and taken off).
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "batch-overhead-"));
  const stack = await startLocalStack({ folder: join(folder, "state") });
  const photos = await photosIn(await makeVariants(folder));
  await upload(photos, riderPhotos.name, stack.settings);
  const outcomes = await runBatch(stack, photos);
  const analyses = await measure(() => analyse(photos));
  const thumbnails = await rounds(() => shrinkAccepted(photos, outcomes));
  const remembered = await rounds(async () => {
    await forgetFaces(stack);
    await runBatch(stack, photos);
  });
  print(photos.length, analyses.cpuMs + thumbnails, remembered - thumbnails);
  await stack.close();
  await rm(folder, { recursive: true });
}

/** CPU time of some work, in milliseconds: the median of five. */
async function rounds(work: () => Promise<unknown>): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < 5; round++) costs.push((await measure(work)).cpuMs);
  return median(costs);
}

async function runBatch(stack: LocalStack, photos: readonly PhotoFile[]): Promise<Outcome[]> {
  const images = photos.map(({ userId, fileName }) => ({ userId, s3Key: eventKey(fileName) }));
  const machine = localMachine(compile(riderPhotoBatch));
  const result = await stack.start(machine, { input: { s3Bucket: riderPhotos.name, images } }).result;
  if (result.status !== "SUCCEEDED") throw new Error(`${result.status}: ${result.cause}`);
  return outcomesOf(photos, result.output);
}

async function analyse(photos: readonly PhotoFile[]): Promise<void> {
  const analyser = createFaceAnalyser();
  for (const { path } of photos) await analyser.analyse(await readFile(path));
  await analyser.close();
}

async function shrinkAccepted(photos: readonly PhotoFile[], outcomes: readonly Outcome[]): Promise<void> {
  const bounds = { width: 250, height: 250, fit: "inside", withoutEnlargement: true } as const;
  for (const [index, { path }] of photos.entries()) {
    if (outcomes[index]?.outcome !== "accepted") continue;
    await writeFile(`${path}.small`, await sharp(path).rotate().resize(bounds).toBuffer());
  }
}

/** The sample photos in several degrees of brightness, so that no two are the same. */
async function makeVariants(folder: string): Promise<string> {
  const samples = await photosIn(await makeSamples(join(folder, "samples")));
  const variants = join(folder, "variants");
  await mkdir(variants);
  for (const { path, userId } of samples) {
    for (let variant = 0; variant < variantsPerSample; variant++) {
      const file = join(variants, `${userId} ${variant}.jpg`);
      await sharp(path)
        .modulate({ brightness: 0.9 + variant / 20 })
        .toFile(file);
    }
  }
  return variants;
}

async function forgetFaces({ settings }: LocalStack): Promise<void> {
  const rekognition = new RekognitionClient(settings);
  const { Faces = [] } = await rekognition.send(new ListFacesCommand({ CollectionId: riderFaces.name }));
  const FaceIds = Faces.flatMap(({ FaceId }) => FaceId ?? []);
  await rekognition.send(new DeleteFacesCommand({ CollectionId: riderFaces.name, FaceIds }));
}

function print(photos: number, workMs: number, addedMs: number): void {
  const each = (milliseconds: number) => `${(milliseconds / photos).toFixed(1)} ms CPU a photo`;
  console.log(`${photos} photos, warm\nwork:  ${each(workMs)}\nadded: ${each(addedMs)}`);
  console.log(`added: ${((100 * addedMs) / workMs).toFixed(1)} % of the work`);
}
