// Feeds mutated paths, intrinsic calls and JSONata to the parsers and evaluators of asl/, with hostile documents, and prints
// how many ran, the slowest, and whatever threw something else than the typed failures or changed a prototype.
// Usage: node -r ts-node/register scripts/fuzz-expressions.ts [RUNS] [SEED]
import { evaluateIntrinsic, IntrinsicFailure, parseIntrinsic } from "../asl/intrinsics";
import type { Json } from "../asl/json";
import { evaluateJsonata, JsonataFailure, parseJsonata } from "../asl/jsonata";
import { PathWriteFailure, parsePath, readPathIn, writePath } from "../asl/jsonpath";
import { seededDraws } from "./seeded-draws";

const [runs = "20000", seed = "1"] = process.argv.slice(2);
const draw = seededDraws(Number(seed));
const pick = <T>(items: readonly T[]): T => items[Math.floor(draw() * items.length)] as T;

const SEEDS = {
  path: [
    "$.a.b[0].c",
    "$..a[?(@.b == 'x' && @.c =~ /(a+)b/)]",
    "$['a','b'][1:2]",
    "$$.State['Name']",
    "$v.x[(@.length-1)]",
    "$..*..*",
  ],
  intrinsic: [
    "States.Format('{} \\{', $.a)",
    "States.ArrayRange(1, 900, 2)",
    "States.JsonMerge($.a, $.b, false)",
    "States.Array(States.UUID(), null, 'x', $..*)",
  ],
  jsonata: [
    "{% $states.input.a[b='x'].{'k': $sum(c)} %}",
    "{% ($f := function($n) { $n > 0 ? $f($n - 1) & 'x' : '' }; $f(9)) %}",
    "{% $match('aaaaaaaab', /(a+)b/) %}",
    "{% $map([1..50], function($x) { [$x, $x] }) ~> $string() %}",
    "{% $pad('x', 1e9) & $join(['a'], 'b') ?: $v %}",
    "{% $states.input ~> |a|{'__proto__': 1, 'constructor': $.b}| %}",
    "{% $constructor.constructor('return process')() %}",
  ],
} as const;
const SCRAPS = [
  "[",
  "]",
  "(",
  ")",
  "{",
  "}",
  "'",
  '"',
  "\\",
  "$",
  "$$",
  "..",
  "*",
  "?",
  "@",
  ":=",
  "~>",
  "%",
  "/(a*)*b/",
  "__proto__",
  "constructor",
  "States.",
  "\u0000",
  "\ud800",
  "1e999",
  "((((((((",
  "?:",
  " and ",
  "|",
];

const DOCUMENTS: readonly Json[] = [
  { a: { b: [{ c: 1, b: "x" }], c: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" }, b: [1, [2, [3]]] },
  JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{"a":2}},"a":[null,{"__proto__":[]}]}') as Json,
  nested(3_000),
  Array.from({ length: 2_000 }, (_, index) => ({ a: index, b: "x".repeat(index % 50) })),
  "text",
  null,
];

function nested(depth: number): Json {
  let value: Json = { a: 1 };
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

function mutate(text: string): string {
  let result = text;
  for (let changes = Math.floor(draw() * 4); changes > 0; changes--) {
    const at = Math.floor(draw() * (result.length + 1));
    const removed = draw() < 0.5 ? 0 : Math.floor(draw() * 4);
    result = result.slice(0, at) + (draw() < 0.7 ? pick(SCRAPS) : "") + result.slice(at + removed);
  }
  return draw() < 0.01 ? result.repeat(50) : result;
}

const RUNNERS: Record<keyof typeof SEEDS, (text: string, input: Json) => unknown> = {
  path: (text, input) => {
    const path = parsePath(text);
    if (!path.ok) return path.message;
    const written = path.value.reference ? writePath(path.value, input, 1) : undefined;
    return [readPathIn(path.value, scopeOf(input)), written];
  },
  intrinsic: (text, input) => {
    const call = parseIntrinsic(text);
    return call.ok ? evaluateIntrinsic(call.value, scopeOf(input)) : call.message;
  },
  jsonata: (text, input) => {
    const expression = parseJsonata(text);
    return expression.ok ? evaluateJsonata(expression.value, { states: { input }, v: input }) : expression.message;
  },
};

function scopeOf(input: Json) {
  return { input, context: { State: { Name: "S" } }, variables: { v: input }, random: draw, uuid: () => "id" };
}

const EXPECTED = [IntrinsicFailure, JsonataFailure, PathWriteFailure];
const slowest = { milliseconds: 0, text: "" };
const surprises: string[] = [];

for (let run = 0; run < Number(runs); run++) {
  const kind = pick(Object.keys(SEEDS) as (keyof typeof SEEDS)[]);
  const text = mutate(pick<string>(SEEDS[kind]));
  const start = process.cpuUsage();
  try {
    RUNNERS[kind](text, pick(DOCUMENTS));
  } catch (error) {
    if (!EXPECTED.some((type) => error instanceof type)) surprises.push(`${text}: ${error}`);
  }
  const milliseconds = process.cpuUsage(start).user / 1000;
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { milliseconds, text: text.slice(0, 200) });
  if (Object.keys(Object.prototype).length > 0 || "a" in {}) surprises.push(`${text}: changed a prototype`);
}

console.log({ runs: Number(runs), slowest, surprises: surprises.slice(0, 20) });
process.exitCode = surprises.length === 0 ? 0 : 1;
