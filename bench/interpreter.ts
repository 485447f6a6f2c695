import { createRequire } from "node:module";
import { join } from "node:path";
import type { StateMachineDefinition } from "../asl/definition";
import type { Json } from "../asl/json";
import { createMachine } from "../local/interpreter";
import { measure } from "./measure";

const ROUNDS = 5;

/** What is run, how much of it, and what the result must be. */
interface Scenario {
  readonly name: string;
  readonly definition: (iterations: number) => object;
  readonly input: (iterations: number) => Json;
  /** How often ours goes round, and how often the peer, which may take too long for as much. */
  readonly iterations: number;
  readonly peerIterations?: number;
  /** What the rate counts: transitions of a round, or items. */
  readonly perIteration: number;
  /** What ours must reach: as many a second, or within so many milliseconds. */
  readonly target: { readonly perSecond: number } | { readonly cpuMs: number };
  readonly jsonata?: true;
}

/** Runs a definition whose tasks hand their input back, and gives the output. */
type Engine = (definition: object, input: Json) => Promise<Json>;

const loop = (fields: object) => (iterations: number) => ({
  StartAt: "More",
  States: {
    More: { Type: "Choice", Choices: [{ Variable: "$.i", NumericLessThan: iterations, Next: "Add" }], Default: "Done" },
    Add: { Type: "Pass", Parameters: { "i.$": "States.MathAdd($.i, 1)", ...fields }, Next: "More" },
    Done: { Type: "Succeed" },
  },
});

const jsonataLoop = (iterations: number) => ({
  QueryLanguage: "JSONata",
  StartAt: "More",
  States: {
    More: {
      Type: "Choice",
      Choices: [{ Condition: `{% $states.input.i < ${iterations} %}`, Next: "Add" }],
      Default: "Done",
    },
    Add: { Type: "Pass", Output: { i: "{% $states.input.i + 1 %}" }, Next: "More" },
    Done: { Type: "Succeed" },
  },
});

const work = { Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:work", End: true };
const map = () => ({
  StartAt: "Each",
  States: { Each: { Type: "Map", ItemProcessor: { StartAt: "Work", States: { Work: work } }, End: true } },
});

const rows = Array.from({ length: 900 }, (_, id) => ({ id, name: `row ${id}`, tags: ["a", "b"], value: id * 1.5 }));

const SCENARIOS: readonly Scenario[] = [
  {
    name: "Choice + Pass",
    definition: loop({}),
    input: () => ({ i: 0 }),
    iterations: 50_000,
    perIteration: 2,
    target: { perSecond: 400_000 },
  },
  {
    name: "the same with a 50 KB document",
    definition: loop({ "document.$": "$.document" }),
    input: () => ({ i: 0, document: rows }),
    iterations: 50_000,
    peerIterations: 1_000,
    perIteration: 2,
    target: { perSecond: 100_000 },
  },
  {
    name: "Map of no-op tasks",
    definition: map,
    input: (iterations) => Array.from({ length: iterations }, (_, index) => index),
    iterations: 10_000,
    perIteration: 1,
    target: { cpuMs: 120 },
  },
  {
    name: "JSONata Choice + Pass",
    definition: jsonataLoop,
    input: () => ({ i: 0 }),
    iterations: 50_000,
    peerIterations: 0,
    perIteration: 2,
    target: { perSecond: 100_000 },
  },
];

/** `npm run bench -- interpreter`: CPU time beside aws-local-stepfunctions, the best of rounds that alternate. */
export async function run(): Promise<void> {
  const peer = loadPeer();
  const table: Record<string, object> = {};
  for (const scenario of SCENARIOS) {
    const { iterations, peerIterations = iterations } = scenario;
    const best = { ours: Number.POSITIVE_INFINITY, peer: Number.POSITIVE_INFINITY };
    for (let round = 0; round < ROUNDS; round++) {
      best.ours = Math.min(best.ours, await cost(aslant, scenario, iterations));
      if (peer && peerIterations > 0) best.peer = Math.min(best.peer, await cost(peer, scenario, peerIterations));
    }
    table[`${scenario.name}, ${iterations} times`] = rowOf(scenario, best);
  }
  console.table(table);
  if (peer === undefined) console.log("No peer: run npm ci in bench/ for aws-local-stepfunctions.");
}

const aslant: Engine = async (definition, input) => {
  const tasks = { run: ({ arguments: output }: { arguments: Json }) => ({ status: "succeeded", output }) as const };
  const result = await createMachine(definition as StateMachineDefinition).start({ input, tasks }).result;
  if (result.status !== "SUCCEEDED") throw new Error(`${result.error}: ${result.cause}`);
  return result.output;
};

async function cost(engine: Engine, { name, definition, input }: Scenario, iterations: number): Promise<number> {
  const { cpuMs, value } = await measure(() => engine(definition(iterations), input(iterations)));
  const done = Array.isArray(value) ? value.length : (value as { i?: number }).i;
  if (done !== iterations) throw new Error(`${name}: the result is wrong.`);
  return cpuMs;
}

function rowOf(scenario: Scenario, best: { readonly ours: number; readonly peer: number }): object {
  const { iterations, peerIterations = iterations, perIteration, target } = scenario;
  const ours = (iterations * perIteration * 1_000) / best.ours;
  const peer = (peerIterations * perIteration * 1_000) / best.peer;
  return {
    "CPU ms": Math.round(best.ours),
    "per second": Math.round(ours),
    "peer per second": peer > 0 ? Math.round(peer) : "",
    times: peer > 0 ? (ours / peer).toFixed(1) : "",
    target: "cpuMs" in target ? `${target.cpuMs} ms` : `${target.perSecond}/s`,
    holds: "cpuMs" in target ? best.ours <= target.cpuMs : ours >= target.perSecond,
  };
}

interface PeerModule {
  readonly StateMachine: new (
    definition: object,
    options?: object,
  ) => { run(input: Json, options: object): { result: Promise<Json> } };
}

/** The best peer on npm. It wants Node 22, for one function that Node 20 lacks. */
function loadPeer(): Engine | undefined {
  const promises = Promise as { withResolvers?: typeof withResolvers };
  promises.withResolvers ??= withResolvers;
  try {
    const load = createRequire(join(__dirname, "package.json"));
    const { StateMachine } = load("aws-local-stepfunctions") as PeerModule;
    return async (definition, input) => {
      const handlers = { Work: async (given: Json) => given };
      const machine = new StateMachine(definition, { validationOptions: { noValidate: true } });
      return machine.run(structuredClone(input), { overrides: { taskResourceLocalHandlers: handlers } }).result;
    };
  } catch {
    return undefined;
  }
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
