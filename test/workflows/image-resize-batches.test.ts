import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../asl/json";
import { localMachine } from "../../cli/local-stack/machines";
import { compile } from "../../dsl";
import type { ObjectStore, TaskRunner } from "../../local/interpreter";
import { imageResizeDefaults, imageResizeOf } from "../../workflows/image-resize";

const test = suite("image-resize in batches");

const PHOTOS = 8_088;

const objects: ObjectStore = {
  read: () => "",
  list: () => Array.from({ length: PHOTOS }, (_, number) => ({ Key: `photos/${number}.jpg`, Size: number })),
  write: () => {},
};

const input = {
  input: {
    source_bucket_name: "rider-photos",
    bucket_path: "photos/",
    destination_bucket_name: "thumbnails",
    lambda_processor_arn: "arn:aws:lambda:us-east-1:000000000000:function:resize-images",
  },
};

/** The keys that each call of the function was given. */
async function callsFor(maxItemsPerBatch: number): Promise<readonly (readonly string[])[]> {
  const calls: string[][] = [];
  const tasks: TaskRunner = {
    run: ({ arguments: given }) => {
      const { Items } = (given as JsonObject)["Payload"] as { readonly Items: readonly { readonly Key: string }[] };
      calls.push(Items.map(({ Key }) => Key));
      return { status: "succeeded", output: { Payload: { resized: Items.length, failures: [] } } };
    },
  };
  const machine = localMachine(compile(imageResizeOf({ ...imageResizeDefaults, maxItemsPerBatch })));
  const result = await machine.start({ input, tasks, objects }).result;
  assert.is(result.status, "SUCCEEDED");
  return calls;
}

test("8,088 photos are 81 invocations, or 809 in batches of ten, and none is left out or worked on twice", async () => {
  for (const [size, invocations] of [
    [100, 81],
    [10, 809],
  ] as const) {
    const calls = await callsFor(size);
    assert.is(calls.length, invocations);
    assert.ok(calls.every((keys) => keys.length <= size));
    assert.is(new Set(calls.flat()).size, PHOTOS);
    assert.is(calls.flat().length, PHOTOS);
  }
});

test.run();
