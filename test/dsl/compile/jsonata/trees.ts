import * as fc from "fast-check";
import type { Json } from "../../../../asl/json";
import { evaluateJsonata, parseJsonata } from "../../../../asl/jsonata";
import {
  and,
  arrayContains,
  jsonata,
  mathAdd,
  not,
  numericEquals,
  numericGreaterThan,
  numericLessThanEquals,
  or,
  stringEquals,
} from "../../../../dsl";

/** The data that trees read: $states.input, and a variable that JSONata in a tree may hide. */
export const BINDINGS = { states: { input: { n: 3, zero: 0, ok: true, text: "3" } }, kept: 100 };

type Input = (typeof BINDINGS.states)["input"];

/** What is written in a workflow, and what it is worth when each part is evaluated by itself. */
export interface Tree {
  readonly write: (input: object) => unknown;
  readonly worth: Json;
}

/** The worth of a JSONata text whose gaps are filled with values that are known. */
function worthOf(texts: readonly string[], parts: readonly Json[]): Json {
  const source = texts.reduce((text, next, index) => `${text}$part${index - 1}${next}`);
  const known = Object.fromEntries(parts.map((part, index) => [`part${index}`, part]));
  const parsed = parseJsonata(`{% ${source} %}`);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.message}`);
  return evaluateJsonata(parsed.value, { ...BINDINGS, ...known }) ?? null;
}

/** JSONata with `_` where a part goes. */
function text(source: string, ...parts: fc.Arbitrary<Tree>[]): fc.Arbitrary<Tree> {
  const texts = source.split("_");
  const raw = Object.assign([...texts], { raw: texts }) as TemplateStringsArray;
  return fc.tuple(...parts).map((trees) => ({
    write: (input) => jsonata(raw, ...trees.map(({ write }) => write(input))),
    worth: worthOf(texts, trees.map(({ worth }) => worth)), // biome-ignore format: one line
  }));
}

/** A call of the library, and what it gives for values that are known. */
function call<A extends Json, B extends Json>(
  make: (left: never, right: never) => unknown,
  work: (left: A, right: B) => Json,
  ...[left, right]: readonly [fc.Arbitrary<Tree>, fc.Arbitrary<Tree>]
): fc.Arbitrary<Tree> {
  return fc.tuple(left, right).map(([a, b]) => ({
    write: (input) => make(a.write(input) as never, b.write(input) as never),
    worth: work(a.worth as A, b.worth as B),
  }));
}

function place(name: keyof Input): fc.Arbitrary<Tree> {
  const write = (input: object) => (input as Readonly<Record<string, unknown>>)[name];
  return fc.constant({ write, worth: BINDINGS.states.input[name] });
}

const number = fc.integer({ min: -4, max: 4 }).map((worth): Tree => ({ write: () => worth, worth }));
const rounded = (value: number) => Math.floor(value + 0.5);

type Kinds = { readonly number: Tree; readonly truth: Tree; readonly text: Tree; readonly condition: Tree };

function oneOf(...trees: fc.Arbitrary<Tree>[]): fc.Arbitrary<Tree> {
  return fc.oneof({ maxDepth: 4, depthIdentifier: "tree", withCrossShrink: true }, ...trees);
}

/** Expressions of numbers, truths and texts, made of calls and of JSONata whose operators bind loosely. */
export const trees = fc.letrec<Kinds>((tie) => {
  const [n, truth, s] = [tie("number"), tie("truth"), tie("text")];
  const given = oneOf(place("n"), text("$states.input.n"), text("$states.input.n + 1"), text("$kept := 5"), n);
  return {
    number: oneOf(
      place("n"),
      number,
      text("$kept"),
      call(mathAdd, (left: number, right: number) => rounded(left) + rounded(right), n, n),
      text("_ ? _ : _", truth, n, n),
      text("$kept := _", n),
      text("_ ~> $abs", n),
      text("_ + _", n, n),
      text("_ - _ * _", n, n, n),
      text("$length(_)", s),
    ),
    truth: oneOf(
      place("ok"),
      text("_ and _", truth, truth),
      text("_ or _", truth, truth),
      text("_ in [_, 3]", n, n),
      text("_ = _", n, n),
      text("_ > _ ? _ : _", n, n, truth, truth),
      fc.tuple(n, n, n).map(([item, first, second]) => ({
        write: (input) => arrayContains([first.write(input), second.write(input)] as never, item.write(input) as never),
        worth: [first.worth, second.worth].includes(item.worth),
      })),
    ),
    text: oneOf(place("text"), text("_ & _", s, n), text("_ & _ & _", n, s, n), text("_ ? _ : _", truth, s, s)),
    condition: oneOf(
      call(numericEquals, (left, right) => left === right, given, n),
      call(numericGreaterThan, (left: number, right: number) => left > right, given, n),
      call(numericLessThanEquals, (left: number, right: number) => left <= right, given, n),
      call(stringEquals, (left, right) => left === right, oneOf(place("text"), text("_ & _", s, n)), s),
      truth,
      truth.map(({ write, worth }) => ({ write: (input) => not(write(input) as never), worth: worth !== true })),
      call(and, (left, right) => left === true && right === true, tie("condition"), tie("condition")),
      call(or, (left, right) => left === true || right === true, tie("condition"), tie("condition")),
    ),
  };
});
