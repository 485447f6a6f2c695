import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkPrograms } from "./checker";

const HEAD = `
import { lambda, workflow } from "../../dsl";
interface Photo { userId: string; s3Bucket: string; s3Key: string }
interface Face { Confidence: number; Sunglasses: { Value: boolean } }
const detect = lambda<(event: Photo) => Promise<Face>, "Bad">("detect");
`;

function chain(steps: number, task = "detect"): string {
  const lines = Array.from(
    { length: steps },
    (_, index) => `  .task("S${index}", ${task}, { resultPath: "$.r${index}" })`,
  );
  return `${HEAD}export const w = workflow<Photo>("W")\n${lines.join("\n")};\n`;
}

// TypeScript looks inside types written in place at every step, but not inside interfaces.
const INLINE = `
const inline = lambda<(event: { userId: string }) => Promise<{ confidence: number }>>("detect");
${chain(200, "inline").slice(HEAD.length)}
export const end = w.task("Last", inline, {
  arguments: ({ input }) => ({ userId: input.userId, first: input.r0.confidence }),
  resultPath: null,
}).goTo("S7");
`;

/** One step of each kind in turn, whose types are written in place. */
function mixed(index: number): string {
  const place = `resultPath: "$.r${index}"`;
  const kinds = [
    `.task("S${index}", inline, { ${place} })`,
    `.pass("S${index}", { arguments: ({ input }) => ({ user: input.userId }), ${place} })`,
    `.choice("S${index}", (choice) => choice
      .when(({ input }) => stringEquals(input.userId, "x"), (yes) => yes.pass("Y${index}"))
      .otherwise((no) => no))`,
    `.task("S${index}", inline, { ${place} })
      .catch(["States.ALL"], (failed) => failed.fail("F${index}"))`,
  ];
  return kinds[index % kinds.length] ?? "";
}

// Branches within a long chain: nested types must not grow with the chain.
const MIXED = `
import { stringEquals } from "../../dsl";
const inline = lambda<(event: { userId: string }) => Promise<{ confidence: number }>>("detect");
export const w = workflow<Photo>("W")
${Array.from({ length: 200 }, (_, index) => mixed(index)).join("\n")}
  .parallel("Both", [
    (one) => one.task("One", inline),
    (two) => two.pass("Two").choice("Nested", (choice) => choice
      .when(({ input }) => stringEquals(input.r1.user, "x"), (yes) => yes)
      .otherwise((no) => no)),
  ], { resultPath: "$.both" })
  .pass("Last", { arguments: ({ input }) => ({ first: input.r0.confidence, one: input.both[0].confidence }) });
export const shown: { first: number; one: number } = {} as OutputOf<typeof w>;
`;

const SHOWN = `${HEAD}
export const w = workflow<Photo>("W")
  .task("A", detect, { resultPath: "$.face" })
  .task("B", detect, { arguments: ({ input }) => input, resultPath: null });
`;

const checker = checkPrograms({
  warm: chain(1),
  short: chain(1),
  long: chain(41),
  longest: chain(200),
  inline: `${HEAD}${INLINE}`,
  mixed: `${HEAD}import type { OutputOf } from "../../dsl";${MIXED}`,
  shown: SHOWN,
});
const test = suite("budget");

test("a step in a chain of forty costs at most 400 instantiations", () => {
  checker.instantiations("warm");
  const perStep = (checker.instantiations("long") - checker.instantiations("short")) / 40;
  assert.ok(perStep <= 400, `${perStep} instantiations a step`);
});

test("a chain of two hundred steps compiles", () => {
  assert.equal(checker.messages("longest"), []);
});

test("a chain of two hundred steps compiles, whose tasks have types written in place", () => {
  assert.equal(checker.messages("inline"), []);
});

test("a chain of two hundred steps with choices, catches and branches compiles", () => {
  assert.equal(checker.messages("mixed"), []);
});

test("the editor shows the document of a step as a plain object", () => {
  assert.match(
    checker.hover("shown", "input })"),
    /input: Ref<\{\s*userId: string;\s*s3Bucket: string;\s*s3Key: string;\s*face: Face;\s*\}/,
  );
});

test.run();
