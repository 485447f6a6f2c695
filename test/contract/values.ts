import * as fc from "fast-check";
import {
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
  jsonMerge,
  jsonToString,
  mathAdd,
  type Ref,
  stringSplit,
  stringToJson,
} from "../../dsl";
import type { Read } from "./document";

type Value<T> = Read<T | Ref<T>>;

// A type, as letrec takes no interfaces.
type Values = {
  readonly text: Value<string>;
  readonly number: Value<number>;
  readonly list: Value<readonly unknown[]>;
  readonly object: Value<object>;
  readonly scalar: Value<string | number | boolean | null>;
  readonly any: Read;
};

const TEXTS: readonly Value<string>[] = [
  ({ input }) => input.text,
  ({ input }) => input.nested["odd key"],
  ({ input }) => input.nested.deep.text,
  ({ input }) => input.things[0].name,
  ({ context }) => context.State.Name,
  ({ context }) => context.Execution.Name,
  ({ context }) => context.StateMachine.Id,
  () => "",
  () => 'it\'s {a} "b"',
  () => "{% not an expression %}",
  () => base64Decode("aGVsbG8="),
];

const NUMBERS: readonly Value<number>[] = [
  ({ input }) => input.number,
  ({ input }) => input.list[0],
  ({ input }) => input.nested.deep["a`b"],
  () => 3,
  () => -2,
  () => 0,
];

const LISTS: readonly Value<readonly unknown[]>[] = [
  ({ input }) => input.list,
  ({ input }) => input.words,
  ({ input }) => input.things,
  ({ input }) => input.things[0].tags,
  ({ input }) => input.nested.list,
  ({ input }) => input.nested.list[0],
  () => [1, [2], "a", null, true],
  () => [],
  () => arrayRange(1, 7, 3),
  () => arrayRange(5, 1, -2),
  ({ input }) => arrayPartition(input.list, 2),
];

const OBJECTS: readonly Value<object>[] = [
  ({ input }) => input.nested,
  ({ input }) => input.nested.deep,
  ({ input }) => input.things[0],
  () => ({ a: [1, { b: "it's \\{" }], "": null }),
  () => ({}),
];

/** Values that both languages can say: places, and all intrinsic functions but the random ones, in each other. */
export const values = fc.letrec<Values>((tie) => {
  const one = <T>(known: readonly Value<T>[], ...made: fc.Arbitrary<Value<T>>[]) =>
    fc.oneof({ depthIdentifier: "value", maxDepth: 3, withCrossShrink: true }, fc.constantFrom(...known), ...made);
  return {
    text: one<string>(
      TEXTS,
      tie("any").map((of) => (scope) => jsonToString(of(scope))),
      // Beyond ASCII the functions differ: States.Base64Encode takes UTF-8, $base64encode Latin-1.
      tie("text").map((of) => (scope) => base64Encode(hash(of(scope), "MD5"))),
      tie("text").map((of) => (scope) => hash(of(scope), "SHA-256")),
      fc.tuple(tie("scalar"), tie("scalar")).map(
        ([one, two]) =>
          (scope) =>
            format("{} 'and' \\{{}\\} \\\\", one(scope), two(scope)),
      ),
    ),
    number: one<number>(
      NUMBERS,
      tie("list").map((of) => (scope) => arrayLength(of(scope))),
      fc.tuple(tie("number"), tie("number")).map(
        ([one, two]) =>
          (scope) =>
            mathAdd(one(scope), two(scope)),
      ),
    ),
    list: one<readonly unknown[]>(
      LISTS,
      tie("list").map((of) => (scope) => arrayUnique(of(scope))),
      fc.tuple(tie("any"), tie("any")).map(
        ([one, two]) =>
          (scope) =>
            array(one(scope), two(scope)),
      ),
      tie("any").map((of) => (scope) => array(of(scope))),
      fc.constant<Value<unknown[]>>(() => array()),
      tie("text").map((of) => (scope) => stringSplit(of(scope), "-. ^][({")),
    ),
    object: one<object>(
      OBJECTS,
      fc.tuple(tie("object"), tie("object")).map(
        ([one, two]) =>
          (scope) =>
            jsonMerge(one(scope), two(scope)),
      ),
    ),
    scalar: one<string | number | boolean | null>(
      [({ input }) => input.flag, ({ input }) => input.none, () => true, () => null],
      tie("text"),
      tie("number"),
      fc.tuple(tie("list"), tie("scalar")).map(
        ([list, item]) =>
          (scope) =>
            arrayContains(list(scope), item(scope)),
      ),
    ),
    any: fc.oneof(
      { depthIdentifier: "value", maxDepth: 3, withCrossShrink: true },
      tie("scalar"),
      tie("list"),
      tie("object"),
      fc.constant<Read>(({ input }) => input),
      tie("any").map(
        (of): Read =>
          (scope) =>
            stringToJson(jsonToString(of(scope))),
      ),
      tie("any").map(
        (of): Read =>
          (scope) =>
            arrayGetItem(array(of(scope), 1), 0),
      ),
    ),
  };
});

/** A template: values in objects and lists. */
export const template: fc.Arbitrary<Read> = fc.oneof(
  values.any,
  fc.tuple(values.any, values.any).map(
    ([one, two]): Read =>
      (scope) => ({ one: one(scope), inner: [{ two: two(scope) }, { fixed: [1, {}] }], text: "a" }),
  ),
  fc.tuple(values.any, values.any).map(
    ([one, two]): Read =>
      (scope) => [one(scope), [two(scope)], 1, "b"],
  ),
);
