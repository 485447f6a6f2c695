import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../cli/main";
import { workflows } from "../../workflows";
import { testIo } from "./test-io";

const test = suite("list and compile");

test("list names every workflow, for people and as JSON", async () => {
  const [text, json] = [testIo(), testIo()];
  assert.is(await run(["list"], text), 0);
  assert.is(await run(["list", "--json"], json), 0);
  assert.equal(
    text
      .out()
      .split("\n")
      .map((line) => line.split(" ")[0])
      .filter(Boolean),
    Object.keys(workflows),
  );
  assert.equal(
    JSON.parse(json.out()).map(({ name }: { name: string }) => name),
    Object.keys(workflows),
  );
});

test("compile prints ASL with readable placeholders, in either query language", async () => {
  for (const [args, language] of [
    [[], undefined],
    [["--query-language", "jsonata"], "JSONata"],
  ] as const) {
    const io = testIo();
    assert.is(await run(["compile", "rider-photo", ...args], io), 0, io.err());
    const { QueryLanguage, States } = JSON.parse(io.out());
    assert.is(QueryLanguage, language);
    assert.is(States.FaceDetection.Resource, "${DetectFaces.Arn}");
  }
});

test("an unknown workflow or query language is answered with the nearest one", async () => {
  const io = testIo();
  assert.is(await run(["compile", "rider-photo-bach"], io), 2);
  assert.match(io.err(), 'Did you mean "rider-photo-batch"?');
  assert.is(await run(["compile", "rider-photo", "--query-language", "JSONatta"], io), 2);
  assert.match(io.err(), 'Did you mean "JSONata"?');
  assert.is(await run(["compile", "rider-photo", "--query-language", ""], io), 2);
  assert.match(io.err(), 'unknown query language "". Known: JSONPath, JSONata.');
});

test.run();
