import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { QueryLanguage } from "../../asl/definition";
import { type AnyChain, bind, compile, jsonata, numericGreaterThan, printBinding, steps, workflow } from "../../dsl";
import { createMachine, createVirtualClock } from "../../local/interpreter";
import { fails } from "./shared";

const test = suite("JSONata steps in a JSONPath workflow");

interface Order {
  id: string;
  prices: number[];
}

const summed = steps<Order>({ queryLanguage: "JSONata" }).pass("Sum", {
  output: ({ input }) => ({ id: input.id, total: jsonata<number>`$sum(${input.prices})` }),
  assign: ({ input }) => ({ count: jsonata<number>`$count(${input.prices})` }),
});

function definitionOf(chain: AnyChain, queryLanguage: QueryLanguage) {
  const { definition, diagnostics } = compile(chain, { queryLanguage });
  assert.equal([...diagnostics], []);
  return bind(definition, printBinding);
}

/** `name: language` of all states that say one. */
function languagesOf(chain: AnyChain, queryLanguage: QueryLanguage = "JSONPath"): string[] {
  const found: string[] = [];
  JSON.stringify(definitionOf(chain, queryLanguage), function (this: unknown, key, value) {
    if (value?.Type !== undefined && value.QueryLanguage !== undefined) found.push(`${key}: ${value.QueryLanguage}`);
    return value;
  });
  return found;
}

async function run(chain: AnyChain, input: unknown, queryLanguage: QueryLanguage) {
  const tasks = { run: () => ({ status: "failed", error: "Broken", cause: "c" }) as const };
  const machine = createMachine(definitionOf(chain, queryLanguage));
  return machine.start({ input: input as never, tasks, clock: createVirtualClock() }).result;
}

async function gives(chain: AnyChain, input: unknown, output: unknown): Promise<void> {
  for (const queryLanguage of ["JSONPath", "JSONata"] as const) {
    assert.equal({ ...(await run(chain, input, queryLanguage)) }, { status: "SUCCEEDED", output }, queryLanguage);
  }
}

test("each of their states says its language, and is given the document as it is", async () => {
  const chain = workflow<Order>("W")
    .pass("Before", { result: true, resultPath: "$.seen" })
    .next(summed)
    .pass("After", { arguments: ({ input }) => ({ sum: input.total, id: input.id }) });
  assert.equal(languagesOf(chain), ["Sum: JSONata"]);
  assert.equal(languagesOf(chain, "JSONata"), []);
  await gives(chain, { id: "a", prices: [1, 2] }, { sum: 3, id: "a" });
});

test("variables are shared both ways", async () => {
  const chain = workflow<Order>("W")
    .pass("Set", { assign: ({ input }) => ({ first: input.prices[0] }), resultPath: null })
    .next(
      steps<Order>({ queryLanguage: "JSONata" }).pass("Use", {
        output: ({ input }) => ({ id: input.id, first: jsonata<number>`$first` }),
        assign: () => ({ second: 2 }),
      }),
    )
    .pass("Read", {
      arguments: ({ input, vars }) => ({ got: input.first, set: (vars as typeof vars & { second: never }).second }),
    });
  await gives(chain, { id: "a", prices: [1, 2] }, { got: 1, set: 2 });
});

test("what is inside of their states is in JSONata too", async () => {
  const each = steps<Order>({ queryLanguage: "JSONata" })
    .map("Each", { items: ({ input }) => input.prices }, (price) =>
      price.pass("Double", { output: ({ input }) => jsonata<number>`${input} * 2` }),
    )
    .choice("Any", (choice) =>
      choice
        .when(
          ({ input }) => numericGreaterThan(input[0], 2),
          (large) => large.pass("Large", { output: ({ input }) => ({ large: input }) }),
        )
        .otherwise((rest) => rest),
    );
  const chain = workflow<Order>("W").next(each);
  assert.equal(languagesOf(chain), ["Each: JSONata", "Double: JSONata", "Any: JSONata", "Large: JSONata"].concat(ends));
  await gives(chain, { id: "a", prices: [3, 1] }, { large: [6, 2] });
});

/** The end of a choice that nothing follows is a state. */
const ends = ["End of Any: JSONata"];

test("they stand in bodies, branches and handlers", async () => {
  const told = steps<{ Error: string }>({ queryLanguage: "JSONata" })
    .pass("Tell", { output: ({ input }) => ({ told: jsonata<string>`$lowercase(${input.Error})` }) })
    .end();
  const chain = workflow<{ orders: Order[] }>("W")
    .map("Orders", { items: ({ input }) => input.orders }, (order) => order.next(summed))
    .task("Fails", fails)
    .catch(["Broken"], (failed) => failed.next(told));
  assert.equal(languagesOf(chain), ["Sum: JSONata", "Tell: JSONata"]);
  await gives(chain, { orders: [{ id: "a", prices: [1] }] }, { told: "broken" });
});

test("a workflow in JSONata may be appended too", async () => {
  const total = workflow<Order>("Total", { queryLanguage: "JSONata" }).next(summed);
  const chain = workflow<Order>("W").next(total);
  assert.equal(languagesOf(chain), ["Sum: JSONata"]);
  await gives(chain, { id: "a", prices: [4] }, { id: "a", total: 4 });
});

test.run();
