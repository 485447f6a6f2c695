import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkPrograms } from "./checker";

const HEAD = `
import { lambda, workflow } from "../../dsl";
interface Photo { userId: string; s3Bucket: string; s3Key: string }
interface Face { Confidence: number; Sunglasses: { Value: boolean } }
const detect = lambda<(event: Photo) => Promise<Face>, "Bad">("detect");
`;

function chain(steps: number): string {
  const lines = Array.from(
    { length: steps },
    (_, index) => `  .task("S${index}", detect, { resultPath: "$.r${index}" })`,
  );
  return `${HEAD}export const w = workflow<Photo>("W")\n${lines.join("\n")};\n`;
}

const SHOWN = `${HEAD}
export const w = workflow<Photo>("W")
  .task("A", detect, { resultPath: "$.face" })
  .task("B", detect, { arguments: ({ input }) => input, resultPath: null });
`;

const checker = checkPrograms({ warm: chain(1), short: chain(1), long: chain(41), longest: chain(200), shown: SHOWN });
const test = suite("budget");

test("a step in a chain of forty costs at most 400 instantiations", () => {
  checker.instantiations("warm");
  const perStep = (checker.instantiations("long") - checker.instantiations("short")) / 40;
  assert.ok(perStep <= 400, `${perStep} instantiations a step`);
});

test("a chain of two hundred steps compiles", () => {
  assert.equal(checker.messages("longest"), []);
});

test("the editor shows the document of a step as a plain object", () => {
  assert.match(
    checker.hover("shown", "input })"),
    /input: Doc<\{\s*userId: string;\s*s3Bucket: string;\s*s3Key: string;\s*face: Face;\s*\}/,
  );
});

test.run();
