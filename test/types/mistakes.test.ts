import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkPrograms } from "./checker";

const HEAD = `
import { and, awsSdk, type ErrorInfo, isNull, isPresent, jsonata, lambda, not, numericEquals, or, steps, stringEquals, stringMatches, timestampLessThan, workflow } from "../../dsl";
interface Photo { userId: string; s3Key: string; note?: string; other?: string }
interface Parcel { address?: { country: string; zip?: string }; boxes: { size?: number }[] }
const detect = lambda<(event: Photo) => Promise<{ Confidence: number }>, "NoFace">("detect");
const poll = lambda<(event: { jobId: string }) => Promise<{ status: string }>>("poll");
const rejected = steps<Photo & { errorInfo: ErrorInfo }>().wait("Rejected", { seconds: 1 }).end();
const rekognition = awsSdk<typeof import("@aws-sdk/client-rekognition")>("rekognition");
const sqs = awsSdk<typeof import("@aws-sdk/client-sqs")>("sqs");
const start = workflow<Photo>("W");
const parcel = workflow<Parcel>("W");
`;

const unasked = (condition: string, start = "start") => `${start}.choice("C", (choice) => choice
  .when(({ input, context, vars }) => ${condition}, (yes) => yes).otherwise((no) => no));`;

function missing(place: string): RegExp {
  const escaped = place.replace(/[.[\]]/g, "\\$&");
  return new RegExp(`DslTypeError<"${escaped} may be missing: ask isPresent before it, joined by and`);
}

/** Wrong programs, each with the sentence that the editor shows. */
const MISTAKES: readonly (readonly [what: string, program: string, message: RegExp])[] = [
  [
    "a field that no earlier state produced",
    `start.task("A", poll, { arguments: ({ input }) => ({ jobId: input.nope }) });`,
    /Property 'nope' does not exist/,
  ],
  [
    "a document that does not fit, and no options",
    `start.task("A", poll);`,
    /the document here does not fit what this task takes: give it `arguments`/,
  ],
  [
    "options without arguments where the document does not fit",
    `start.task("A", poll, { resultPath: null });`,
    /Property 'arguments' is missing/,
  ],
  [
    "a handler given the wrong event",
    `start.task("A", poll, { arguments: () => ({ jobId: 3 }) });`,
    /Type 'number' is not assignable to type/,
  ],
  [
    "a state name used twice",
    `start.wait("A", { seconds: 1 }).wait("A", { seconds: 1 });`,
    /state name \\?"A\\?" is already used in this workflow/,
  ],
  ["goTo to a state that does not exist", `start.wait("A", { seconds: 1 }).goTo("B");`, /"B".*not assignable/s],
  [
    "goTo to a state whose document does not fit",
    `start.wait("A", { seconds: 1 }).task("B", detect).goTo("A");`,
    /the document here does not fit state ..?A/,
  ],
  ["a step after end()", `start.wait("A", { seconds: 1 }).end().wait("B", { seconds: 1 });`, /'wait' does not exist/],
  ["a step after fail()", `start.fail("A").wait("B", { seconds: 1 });`, /'wait' does not exist/],
  [
    "reused steps that need what the document lacks",
    `start.task("A", detect).catch(["States.ALL"], (failed) => failed.next(rejected), { resultPath: "$.other" });`,
    /the document here does not fit what this chain starts from/,
  ],
  [
    "a wrong parameter of an SDK call",
    `start.task("A", rekognition.detectFaces, { arguments: () => ({ Image: { S3Object: { Bucket: 3 } } }) });`,
    /Type 'number' is not assignable to type/,
  ],
  [
    "a misspelt parameter of an SDK call",
    `start.task("A", rekognition.detectFaces, { arguments: () => ({ Picture: {} }) });`,
    /Picture.*is not assignable to type/s,
  ],
  [
    "an optional field where a value is required",
    `start.task("A", poll, { arguments: ({ input }) => ({ jobId: input.note }) });`,
    /undefined/,
  ],
  [
    "JSONata in a JSONPath workflow",
    `start.pass("A", { output: () => ({ a: 1 }) });`,
    /not assignable to type 'undefined'|not assignable to type 'never'/,
  ],
  [
    "a JSONata expression in a JSONPath workflow",
    'start.wait("A", { seconds: () => jsonata<number>`1` });',
    /"JSONPath"' is not assignable to type '"JSONata"/,
  ],
  [
    "waiting for a token in an Express workflow",
    `workflow<{ q: string }>("E", { type: "EXPRESS" }).task("A", sqs.sendMessage.waitForTaskToken(),
      { arguments: ({ input }) => ({ QueueUrl: input.q, MessageBody: "" }) });`,
    /"waitForTaskToken"' is not assignable to type '"requestResponse"/,
  ],
  ["waiting for a job of a service that has none", `sqs.sendMessage.sync();`, /Property 'sync' does not exist/],
  [
    "a number compared as text",
    `start.task("D", detect).choice("C", (choice) => choice
      .when(({ input }) => stringEquals(input.Confidence, "1"), (yes) => yes).otherwise((no) => no));`,
    /'number' is not assignable to type 'string'/,
  ],
  ["a missing field compared", unasked(`stringEquals(input.note, "x")`), missing("input.note")],
  ["a missing field on the right", unasked("stringEquals(input.userId, input.note)"), missing("input.note")],
  ["a missing field matched", unasked(`stringMatches(input.note, "x*")`), missing("input.note")],
  ["a missing field asked for its type", unasked("isNull(input.note)"), missing("input.note")],
  [
    "a field compared before it is known to be present",
    unasked(`and(stringEquals(input.note, "x"), isPresent(input.note))`),
    missing("input.note"),
  ],
  [
    "a field compared where it is known to be missing",
    unasked(`or(isPresent(input.note), stringEquals(input.note, "x"))`),
    missing("input.note"),
  ],
  [
    "a missing field compared where another is present",
    unasked(`and(isPresent(input.other), stringEquals(input.note, "x"))`),
    missing("input.note"),
  ],
  [
    "a missing field of an object that is present",
    unasked(`and(isPresent(input.address), stringEquals(input.address.zip, "x"))`, "parcel"),
    missing("input.address.zip"),
  ],
  [
    "a missing field of an item of a list",
    unasked("numericEquals(input.boxes[0].size, 1)", "parcel"),
    missing("input.boxes[0].size"),
  ],
  [
    "a missing field of the context",
    unasked(`timestampLessThan(context.Execution.RedriveTime, "2030-01-01T00:00:00Z")`),
    missing("context.Execution.RedriveTime"),
  ],
  [
    "a branch that needs what a parallel's arguments lack",
    `start.parallel("P", { arguments: ({ input }) => ({ id: input.userId }) }, [(one) => one.task("A", poll)]);`,
    /the document here does not fit what this task takes: give it `arguments`/,
  ],
  [
    "arguments of another type than the document's after the branches, which start from the document",
    `start.parallel("P", [(one) => one.pass("A")], { arguments: ({ input }) => ({ id: input.userId }) });`,
    /\{ id: .* is not assignable to type 'Template<Photo/,
  ],
  [
    "a wait for a number of seconds and a time",
    `start.wait("A", { seconds: 1, timestamp: "2030-01-01T00:00:00Z" });`,
    /not assignable to type 'undefined'/,
  ],
  [
    "a single name of an error",
    `start.task("A", detect).catch("States.ALL", (failed) => failed.end());`,
    /not assignable/,
  ],
  [
    "the output of a choice in JSONPath",
    `start.choice("C", { output: () => ({ a: 1 }) }, (choice) => choice.otherwise((rest) => rest));`,
    /not assignable to type 'undefined'|not assignable to type 'never'/,
  ],
  [
    "a list written out for a Map in JSONPath",
    `start.map("M", { items: () => ["a"] }, (item) => item.pass("P"));`,
    /missing in type 'string\[\]' but required in type 'Ref/,
  ],
  [
    "the key of an item in a Map that has none",
    `start.map("M", { items: () => null! as never, itemSelector: ({ item }) => ({ key: item.key }) }, (item) => item.pass("P"));`,
    /Property 'key' does not exist/,
  ],
  [
    "a variable of a distributed Map's outside",
    `start.pass("V", { assign: () => ({ x: 1 }) }).distributedMap("M", { items: () => null! as never },
      (item) => item.pass("P", { arguments: ({ vars }) => ({ x: vars.x }) }));`,
    /Property 'x' does not exist/,
  ],
];

const RIGHT = `${HEAD}
start.choice("C", (choice) => choice
  .when(({ input }) => and(isPresent(input.note), stringEquals(input.userId, "1")),
    (known) => known.task("Poll", poll, { arguments: ({ input }) => ({ jobId: input.note }) }))
  .otherwise((rest) => rest.fail("No")));
${unasked(`and(isPresent(input.note), stringEquals(input.note, "x"), or(isNull(input.note), not(stringMatches(input.note, "x*"))))`)}
${unasked(`or(not(isPresent(input.note)), stringEquals(input.note, "x"))`)}
${unasked(`and(isPresent(input.address), stringEquals(input.address.country, "x"))`, "parcel")}
${unasked("and(isPresent(input.boxes[0].size), numericEquals(input.boxes[0].size, 1))", "parcel")}
${unasked(`and(isPresent(context.Execution.RedriveTime), timestampLessThan(context.Execution.RedriveTime, "x"))`)}
${unasked(`and(isPresent(input.note), or(...["a", "b"].map((text) => stringEquals(input.note, text))))`)}
start.choice("C", (choice) => choice
  .when(({ input }) => not(isPresent(input.note)), (unknown) => unknown.fail("No"))
  .when(({ input }) => stringEquals(input.note, "1"), (one) => one.end())
  .otherwise((rest) => rest.task("Poll", poll, { arguments: ({ input }) => ({ jobId: input.note }) })));
start.next(steps<Photo>({ queryLanguage: "JSONata" }).pass("A", { output: ({ input }) => ({ jobId: input.userId }) })).task("B", poll);
start.task("A", detect).catch(["NoFace", "Anything.Else"], (failed) => failed.end());
const ask = lambda<(event: { method: "GET" | "PUT"; parts: { role: "a" | "b" }[] }) => Promise<void>>("ask");
start.task("A", ask, { arguments: () => ({ method: "GET", parts: [{ role: "b" }] }) });
`;

const programs = Object.fromEntries(MISTAKES.map(([, program], index) => [`mistake-${index}`, `${HEAD}${program}\n`]));
const checker = checkPrograms({ ...programs, right: RIGHT });
const test = suite("mistakes");

test("right programs have none", () => {
  assert.equal(checker.messages("right"), []);
});

MISTAKES.forEach(([what, , message], index) => {
  test(what, () => {
    assert.match(checker.messages(`mistake-${index}`).join("\n"), message);
  });
});

test.run();
