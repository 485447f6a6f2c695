import { basename } from "node:path";
import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fileNameOf } from "../../../local/files/file-name";

const test = suite("names of object files");

test("a simple key is its own file name", () => {
  for (const key of ["photo.jpg", "resized-1_happy_face.jpg", "a"]) assert.is(fileNameOf(key), key);
});

test("any other key keeps what is readable of it, and its extension", () => {
  assert.match(fileNameOf("Riders/Anna B.JPG"), /^riders-anna-b~[0-9a-f]{16}\.jpg$/);
  assert.match(fileNameOf(".."), /^-~[0-9a-f]{16}$/);
});

test("keys that a file system could confuse have different names", () => {
  const keys = ["a.jpg", "A.jpg", "a/.jpg", "a-.jpg", "a.jpg.", "a~.jpg", "../a.jpg"];
  assert.is(new Set(keys.map((key) => fileNameOf(key).toLowerCase())).size, keys.length);
});

test("a name is one short visible part of a path, whatever the key", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 1024 }), (key) => {
      const name = fileNameOf(key);
      assert.is(basename(name), name);
      assert.match(name, /^[a-z0-9_~-][a-z0-9_.~-]{0,160}$/);
    }),
  );
});

test.run();
