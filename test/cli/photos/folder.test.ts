import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { photosIn } from "../../../cli/photos/folder";
import { Failure } from "../../../cli/verb";

const test = suite<{ folder: string }>("photo folder");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "photos-"));
});

test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

async function failure(folder: string): Promise<string> {
  const error = await photosIn(folder).catch((caught: unknown) => caught);
  assert.instance(error, Failure);
  return (error as Failure).message;
}

test("photos are found by their endings, in the order of their names", async ({ folder }) => {
  for (const name of ["b.PNG", "a b.jpeg", "c.jpg", "notes.txt", "jpg"]) writeFileSync(join(folder, name), "");
  mkdirSync(join(folder, "album.jpg"));
  const photos = await photosIn(folder);
  assert.equal(
    photos.map(({ fileName, userId }) => [fileName, userId]),
    [
      ["a b.jpeg", "a b"],
      ["b.PNG", "b"],
      ["c.jpg", "c"],
    ],
  );
});

test("a link that leads nowhere counts as a photo, to be reported as unreadable", async ({ folder }) => {
  symlinkSync(join(folder, "gone"), join(folder, "lost.jpg"));
  assert.is((await photosIn(folder)).length, 1);
});

test("a missing folder, a file and a folder without photos are each told", async ({ folder }) => {
  writeFileSync(join(folder, "notes.txt"), "");
  assert.match(await failure(join(folder, "nowhere")), /nowhere" cannot be read: it does not exist\.$/);
  assert.match(await failure(join(folder, "notes.txt")), /notes\.txt" cannot be read: a part of the path is a file\.$/);
  assert.match(await failure(folder), `The folder "${folder}" holds no photos`);
});

test.run();
