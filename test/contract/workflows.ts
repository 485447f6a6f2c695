import * as fc from "fast-check";
import {
  type AnyWorkflow,
  and,
  array,
  arrayContains,
  arrayGetItem,
  arrayLength,
  arrayPartition,
  arrayRange,
  arrayUnique,
  base64Decode,
  base64Encode,
  format,
  hash,
  isNull,
  isNumeric,
  isPresent,
  isString,
  jsonMerge,
  jsonToString,
  lambda,
  mathAdd,
  not,
  numericGreaterThanEquals,
  numericLessThan,
  or,
  stringEquals,
  stringLessThan,
  stringMatches,
  stringSplit,
  stringToJson,
  timestampLessThan,
  workflow,
} from "../../dsl";

/** What generated workflows start from, and keep while they run. */
export interface Document {
  text: string;
  number: number;
  flag: boolean;
  none: null;
  at: string;
  list: number[];
  words: string[];
  nested: { list: number[][]; "odd key": string; deep: { text: string } };
  maybe?: string;
}

/** A generated workflow. */
export type Generated = AnyWorkflow;

const text = fc.oneof(
  fc.constantFrom("", "a", "b*", "x-y", "{%", "'", '"', "\\", "Ünïcode", "1"),
  fc.string({ maxLength: 6 }),
);
const integer = fc.integer({ min: -5, max: 5 });

/** Inputs of generated workflows. */
export const document: fc.Arbitrary<Document> = fc.record(
  {
    text,
    number: integer,
    flag: fc.boolean(),
    none: fc.constant(null),
    at: fc.constantFrom("2026-01-01T00:00:00Z", "2031-05-05T10:00:00.5+02:00", "never"),
    list: fc.array(integer, { minLength: 1, maxLength: 3 }),
    words: fc.array(text, { maxLength: 3 }),
    nested: fc.record({
      list: fc.array(fc.array(integer, { maxLength: 2 }), { minLength: 1, maxLength: 2 }),
      "odd key": text,
      deep: fc.record({ text }),
    }),
    maybe: text,
  },
  { requiredKeys: ["text", "number", "flag", "none", "at", "list", "words", "nested"] },
);

function start() {
  return workflow<Document>("Generated");
}

type Start = ReturnType<typeof start>;
type Scope = Parameters<NonNullable<NonNullable<Parameters<Start["pass"]>[1]>["arguments"]>>[0];
type Read = (scope: Scope) => unknown;

/** Values that both languages can say. */
const values: readonly Read[] = [
  ({ input }) => input.text,
  ({ input }) => input.nested.deep,
  ({ input }) => input.nested["odd key"],
  ({ input }) => input.list[0],
  ({ input }) => input.none,
  ({ input }) => input,
  ({ context }) => context.State.Name,
  ({ input }) => [input.text, input.list, { a: 1 }.a],
  ({ input }) => [{ x: input.number }, { y: [1, "two", null] }],
  ({ input }) => format("{} and \\{{}\\}", input.text, input.number),
  ({ input }) => stringToJson(jsonToString(input.nested)),
  ({ input }) => jsonToString(input.text),
  ({ input }) => array(input.list, input.list),
  ({ input }) => array(input.text),
  ({ input }) => arrayPartition(input.list, 2),
  ({ input }) => arrayContains(input.list, input.number),
  ({ input }) => arrayContains(input.nested.list, input.list),
  () => arrayRange(1, 7, 3),
  ({ input }) => arrayGetItem(input.list, 0),
  ({ input }) => arrayLength(input.words),
  ({ input }) => arrayUnique(input.list),
  ({ input }) => base64Encode(format("a{}", input.number)),
  () => base64Decode("aGVsbG8="),
  ({ input }) => hash(format("x{}", input.text), "SHA-256"),
  ({ input }) => jsonMerge(input.nested, input.nested.deep),
  ({ input }) => mathAdd(input.number, 3),
  ({ input }) => stringSplit(format("a-b.c{}", input.number), "-."),
  () => "{% not an expression %}",
  () => ({ plain: [1, [2], "a", null, true] }),
];

const conditions: readonly Parameters<Parameters<Parameters<Start["choice"]>[1]>[0]["when"]>[0][] = [
  ({ input }) => stringEquals(input.text, "a"),
  ({ input }) => stringEquals(input.text, input.nested.deep.text),
  ({ input }) => not(stringLessThan(input.text, "b")),
  ({ input }) => or(numericLessThan(input.number, 0), numericGreaterThanEquals(input.number, 4)),
  ({ input }) => and(isPresent(input.maybe), isString(input.maybe)),
  ({ input }) => stringMatches(input.text, "*-*"),
  ({ input }) => stringMatches(input.text, "b\\*"),
  ({ input }) => isNull(input.none),
  ({ input }) => isNumeric(input.at),
  ({ input }) => timestampLessThan(input.at, "2030-01-01T00:00:00Z"),
];

const works = lambda<(event: unknown) => Promise<{ got: unknown; list: unknown[] }>>("works");
const fails = lambda<(event: unknown) => Promise<{ got: unknown; list: unknown[] }>>("fail");
const PLACES = [null, "$.out", "$.nested.out", "$.new.place"] as const;

type Add = (chain: Start, name: string) => Start;

const value = fc.constantFrom(...values);
const condition = fc.constantFrom(...conditions);
const place = fc.constantFrom(...PLACES);

const passes = fc.tuple(value, place).map(
  ([read, resultPath]): Add =>
    (chain, name) =>
      chain.pass(name, { arguments: (scope) => ({ value: read(scope) }), resultPath }) as unknown as Start,
);

const taskSteps = fc.tuple(value, place, fc.boolean(), fc.boolean()).map(
  ([read, resultPath, broken, selects]): Add =>
    (chain, name) =>
      chain
        .task(name, broken ? fails : works, {
          arguments: (scope) => ({ value: read(scope as Scope) }),
          ...(selects ? { resultSelector: ({ result }) => ({ first: result.list[0], all: result.got }) } : {}),
          resultPath,
        })
        .catch(["Broken"], (failed) => failed, { resultPath: "$.failure" }) as unknown as Start,
);

const choices = condition.map(
  (holds): Add =>
    (chain, name) =>
      chain.choice(name, (choice) =>
        choice
          .when(holds, (yes) => yes.pass(`${name} yes`, { result: { chosen: true }, resultPath: "$.chosen" }))
          .otherwise((no) => no.fail(`${name} no`, { error: "No", cause: ({ input }) => input.nested.deep.text })),
      ) as unknown as Start,
);

const variables = value.map(
  (read): Add =>
    (chain, name) =>
      chain.pass(`${name} set`, { assign: (scope) => ({ kept: read(scope), n: scope.input.number }) }).pass(name, {
        arguments: ({ vars }) => ({ kept: vars.kept, n: vars.n }),
        resultPath: "$.kept",
      }) as unknown as Start,
);

const maps = fc.tuple(value, place).map(
  ([read, resultPath]): Add =>
    (chain, name) =>
      chain.map(
        name,
        {
          items: ({ input }) => input.list,
          itemSelector: (scope) => ({ item: scope.item.value, index: scope.item.index, value: read(scope as Scope) }),
          maxConcurrency: 2,
          resultPath,
        },
        (item) => item.wait(`${name} wait`, { seconds: ({ input }) => input.index }),
      ) as unknown as Start,
);

const parallels = fc.tuple(value, place).map(
  ([read, resultPath]): Add =>
    (chain, name) =>
      chain.parallel(
        name,
        [
          (one) => one.pass(`${name} one`, { inputPath: ({ input }) => input.nested }),
          (two) => two.pass(`${name} two`, { arguments: (scope) => ({ value: read(scope) }) }),
        ],
        { resultSelector: ({ result }) => ({ one: result[0], two: result[1] }), resultPath },
      ) as unknown as Start,
);

const step = fc.oneof(passes, taskSteps, choices, variables, maps, parallels);

/** Workflows of up to five steps over a document. */
export const workflows: fc.Arbitrary<Generated> = fc
  .array(step, { minLength: 1, maxLength: 5 })
  .map((steps) => steps.reduce<Start>((chain, add, index) => add(chain, `S${index}`), start()));
