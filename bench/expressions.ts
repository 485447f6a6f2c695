import jsonata from "jsonata";
import { evaluateIntrinsic, parseIntrinsic } from "../asl/intrinsics";
import { evaluateJsonata, parseJsonata } from "../asl/jsonata";
import { parsePath, readPath } from "../asl/jsonpath";
import { measure } from "./measure";

const INPUT = {
  a: { b: [{ c: 1 }] },
  items: Array.from({ length: 100 }, (_, index) => ({ n: index, kind: index % 2 === 0 ? "even" : "odd" })),
};
const BINDINGS = { states: { input: INPUT } };
const SCOPE = { input: INPUT, context: {}, variables: {}, random: Math.random, uuid: () => "an-id" };

const PATHS = ["$.a.b[0].c", "$.a.b[*].c", "$.items[?(@.n > 90)].kind"];
const CALLS = ["States.MathAdd($.a.b[0].c, 1)", "States.Format('{} of {}', $.a.b[0].c, 'x')"];
const EXPRESSIONS = [
  "$states.input.a.b[0].c",
  "$states.input.a.b[0].c * 2 + 1",
  "$states.input.items[0].n >= 0 and $states.input.items[0].kind = 'even'",
  "{'sum': $states.input.a.b[0].c, 'text': 'x' & $states.input.items[1].kind}",
  "$sum($states.input.items.n)",
  "$states.input.items[n > 90].kind",
  "$map($states.input.items, function($item) { $item.n * 2 })",
];

/** Prints microseconds of CPU an evaluation, and the JSONata library's beside ours. */
export async function run(): Promise<void> {
  for (const text of PATHS) {
    const path = parsePath(text);
    if (path.ok) await report(text, 500_000, () => readPath(path.value, INPUT));
  }
  for (const text of CALLS) {
    const call = parseIntrinsic(text);
    if (call.ok) await report(text, 200_000, () => evaluateIntrinsic(call.value, SCOPE));
  }
  for (const source of EXPRESSIONS) await compareWithLibrary(source);
}

async function compareWithLibrary(source: string): Promise<void> {
  const expression = parseJsonata(`{% ${source} %}`);
  if (!expression.ok) throw new Error(expression.message);
  const ours = await microsecondsOf(20_000, () => evaluateJsonata(expression.value, BINDINGS));
  const library = jsonata(source);
  const theirs = await microsecondsOf(1_000, () => library.evaluate(undefined, BINDINGS));
  console.log(`${ours.toFixed(2).padStart(8)} us  (jsonata ${theirs.toFixed(2)})  ${source}`);
}

async function report(text: string, times: number, evaluate: () => unknown): Promise<void> {
  console.log(`${(await microsecondsOf(times, evaluate)).toFixed(3).padStart(8)} us  ${text}`);
}

async function microsecondsOf(times: number, evaluate: () => unknown): Promise<number> {
  const repeat = async (count: number) => {
    for (let turn = 0; turn < count; turn++) {
      const result = evaluate();
      if (result instanceof Promise) await result;
    }
  };
  await repeat(times / 5);
  const { cpuMs } = await measure(() => repeat(times));
  return (cpuMs * 1000) / times;
}
