import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../asl/json";
import { bind, compile, printBinding } from "../../dsl";
import { assertFailed, assertSucceeded } from "../../local/test-kit";
import { riderPhotoBatch, riderPhotoBatchDefaults, riderPhotoBatchOf } from "../../workflows/rider-photo-batch";
import { type Photos, samplePhotos } from "./photos";
import { LANGUAGES, type RealHandlers, startRealHandlers } from "./real-handlers";

const test = suite("rider-photo-batch");
let real: RealHandlers;
let photos: Photos;

test.before(async () => {
  real = await startRealHandlers();
  photos = await samplePhotos(real);
});

test.after(() => real.stop());

const riders = { JSONPath: "ada", JSONata: "bea" } as const;

for (const language of LANGUAGES) {
  test(`each photo goes its own way and the summary counts them, in ${language}`, async () => {
    const samples = [riders[language], "the window", "three friends"];
    const keys = await Promise.all(samples.map(async (sample) => (await photos.upload(sample)).s3Key));
    const images = samples.map((userId, index) => ({ userId, s3Key: keys[index]! }));
    const input = { s3Bucket: "rider-photos", images };
    const run = await real.run(riderPhotoBatchOf({ summary: 1 }), input, language);
    assertSucceeded(run);
    const { results, summary, ...rest } = run.output as JsonObject;
    assert.equal(rest, input);
    assert.equal(
      (results as readonly JsonObject[]).map(({ userId, parallelResult }) => [userId, parallelResult !== undefined]),
      samples.map((sample) => [sample, sample === riders[language]]),
    );
    const { rejectedByReason, ...counts } = summary as JsonObject;
    assert.equal(counts, { accepted: 1, rejected: 2 });
    assert.equal(Object.values(rejectedByReason as JsonObject), [1, 1]);
  });
}

test("by default there is no summary", async () => {
  assert.is(riderPhotoBatchOf(riderPhotoBatchDefaults), riderPhotoBatch);
  assert.equal(Object.keys(bind(compile(riderPhotoBatch).definition, printBinding).States), [
    "DynamicParallelProcessing",
  ]);
  assertSucceeded(await real.run(riderPhotoBatch, { s3Bucket: "rider-photos", images: [] }), {
    s3Bucket: "rider-photos",
    images: [],
    results: [],
  });
});

test("no list of images fails, and so does a photo that is not there, with the whole batch", async () => {
  assertFailed(await real.run(riderPhotoBatch, { s3Bucket: "rider-photos" }), "States.Runtime");
  const missing = { s3Bucket: "rider-photos", images: [{ userId: "nobody", s3Key: "none.jpg" }] };
  assertFailed(await real.run(riderPhotoBatch, missing), "InvalidS3ObjectException");
});

test.run();
