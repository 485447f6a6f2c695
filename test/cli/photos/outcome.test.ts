import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../asl/json";
import { outcomesOf } from "../../../cli/photos/outcome";
import { describeOutcomes } from "../../../cli/photos/report";

const test = suite("outcome");

const photos = ["ada", "bea", "cleo"].map((userId) => ({ userId, fileName: `${userId}.jpg`, path: `/${userId}.jpg` }));
const output: Json = {
  results: [
    { parallelResult: [{ FaceId: "f1" }, { thumbnail: { s3bucket: "t", s3key: "resized-ada.jpg" } }] },
    { errorInfo: { messageToSend: { title: "No", message: "Detected 0 faces in the photo." } } },
    {},
  ],
};

test("each photo is accepted with its face and thumbnail, or rejected with the reason", () => {
  assert.equal(outcomesOf(photos, output), [
    { photo: "ada.jpg", userId: "ada", outcome: "accepted", faceId: "f1", thumbnail: "resized-ada.jpg" },
    { photo: "bea.jpg", userId: "bea", outcome: "rejected", reason: "Detected 0 faces in the photo." },
    { photo: "cleo.jpg", userId: "cleo", outcome: "rejected", reason: "no reason was given" },
  ]);
});

test("the table has a line a photo and the totals", () => {
  const lost = { photo: "lost.jpg", userId: "lost", outcome: "unreadable", reason: "no such file" } as const;
  const text = describeOutcomes([...outcomesOf(photos, output), lost], 3210);
  assert.is(
    text,
    `PHOTO     USER  OUTCOME     FACE ID  THUMBNAIL OR REASON
ada.jpg   ada   accepted    f1       resized-ada.jpg
bea.jpg   bea   rejected             Detected 0 faces in the photo.
cleo.jpg  cleo  rejected             no reason was given
lost.jpg  lost  unreadable           no such file

4 photos: 1 accepted, 2 rejected, 1 unreadable in 3.2 s.
`,
  );
});

test.run();
