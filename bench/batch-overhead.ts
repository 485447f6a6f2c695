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
import { type Cost, measure, median } from "./measure";

const rounds = 3;
const variantsPerSample = 4;

/**
 * What interpreter, Lambda host and stand-ins add to a batch: the CPU time of the whole beside that of its work alone, which
 * is to analyse each photo once and to make the thumbnails of the accepted ones. Both are warm; rounds alternate, each on
 * photos of its own, so that nothing is remembered from one to the next.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "batch-overhead-"));
  const stack = await startLocalStack({ folder: join(folder, "state") });
  const alone = createFaceAnalyser();
  const whole: Cost[] = [];
  const work: Cost[] = [];
  for (let round = 0; round <= rounds; round++) {
    const photos = await photosIn(await makeVariants(folder, round));
    await upload(photos, riderPhotos.name, stack.settings);
    const batch = await measure(() => runBatch(stack, photos));
    const bare = await measure(() => workAlone(alone, photos, batch.value));
    if (round > 0) whole.push(batch);
    if (round > 0) work.push(bare);
    await forgetFaces(stack);
  }
  print(whole, work);
  await alone.close();
  await stack.close();
  await rm(folder, { recursive: true });
}

async function runBatch(stack: LocalStack, photos: readonly PhotoFile[]): Promise<Outcome[]> {
  const images = photos.map(({ userId, fileName }) => ({ userId, s3Key: eventKey(fileName) }));
  const machine = localMachine(compile(riderPhotoBatch));
  const result = await stack.start(machine, { input: { s3Bucket: riderPhotos.name, images } }).result;
  if (result.status !== "SUCCEEDED") throw new Error(`${result.status}: ${result.cause}`);
  return outcomesOf(photos, result.output);
}

async function workAlone(
  analyser: ReturnType<typeof createFaceAnalyser>,
  photos: readonly PhotoFile[],
  outcomes: readonly Outcome[],
): Promise<void> {
  for (const [index, { path }] of photos.entries()) {
    const bytes = await readFile(path);
    await analyser.analyse(bytes).catch(() => undefined);
    if (outcomes[index]?.outcome !== "accepted") continue;
    const bounds = { width: 250, height: 250, fit: "inside", withoutEnlargement: true } as const;
    await writeFile(`${path}.small`, await sharp(bytes).rotate().resize(bounds).toBuffer());
  }
}

/** The sample photos, each a little brighter than in any other round. */
async function makeVariants(folder: string, round: number): Promise<string> {
  const samples = await photosIn(await makeSamples(join(folder, "samples")));
  const variants = join(folder, `round-${round}`);
  await mkdir(variants);
  for (const { path, userId } of samples) {
    for (let variant = 0; variant < variantsPerSample; variant++) {
      const brightness = 0.9 + (round * variantsPerSample + variant) / 100;
      await sharp(path)
        .modulate({ brightness })
        .toFile(join(variants, `${userId} ${variant}.jpg`));
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

function print(whole: readonly Cost[], work: readonly Cost[]): void {
  const added = whole.map(({ cpuMs }, index) => cpuMs / work[index]!.cpuMs - 1);
  const line = (name: string, costs: readonly Cost[]) =>
    `${name} ${median(costs.map(({ cpuMs }) => cpuMs)).toFixed(0)} ms CPU, ${median(costs.map(({ wallMs }) => wallMs)).toFixed(0)} ms wall`;
  console.log(`${rounds} rounds, medians\n${line("batch:          ", whole)}\n${line("its work alone: ", work)}`);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  console.log(`added: ${percent(median(added))} (${percent(Math.min(...added))} to ${percent(Math.max(...added))})`);
}
