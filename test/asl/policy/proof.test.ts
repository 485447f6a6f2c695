import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { derivePolicy } from "../../../asl/policy";
import { DEPLOYED, deniedCalls, isAllowed } from "./simulate";
import { TASK_MODELS, type TaskModel } from "./task-models";

const test = suite("a derived policy, before an IAM simulator");

type Language = "JSONPath" | "JSONata";

/** The state in either language; in JSONata texts are literals in expressions. */
function taskState({ resource, parameters }: TaskModel, language: Language): JsonObject {
  const given: JsonObject =
    language === "JSONPath" ? { Parameters: parameters } : { Arguments: asExpressions(parameters) };
  return { Type: "Task", Resource: resource, QueryLanguage: language, ...given, End: true };
}

function asExpressions(value: Json): Json {
  if (typeof value === "string") return `{% ${JSON.stringify(value)} %}`;
  if (Array.isArray(value)) return value.map(asExpressions);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, asExpressions(child)]));
}

/** A machine that does all tasks, some of them inside a branch or a map. */
function machineOf(
  tasks: readonly TaskModel[],
  language: Language,
  nesting: readonly number[],
): StateMachineDefinition {
  const states = tasks.map((task, index) => {
    const inner = taskState(task, language);
    const scope = { StartAt: `T${index}`, States: { [`T${index}`]: inner } };
    const wraps: readonly JsonObject[] = [
      inner,
      { Type: "Parallel", Branches: [scope], End: true },
      { Type: "Map", ItemProcessor: scope, End: true },
    ];
    const kind = (nesting[index] ?? 0) % 3;
    return [kind === 0 ? `T${index}` : `Around${index}`, wraps[kind]!] as const;
  });
  return { StartAt: states[0]![0], States: Object.fromEntries(states) } as unknown as StateMachineDefinition;
}

const name = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/);
const task = fc
  .tuple(fc.constantFrom(...Object.keys(TASK_MODELS)), name)
  .map(([kind, named]) => TASK_MODELS[kind]!(named));
const machine = fc.record({
  tasks: fc.array(task, { minLength: 1, maxLength: 6 }),
  language: fc.constantFrom<Language>("JSONPath", "JSONata"),
  nesting: fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
});

for (const [kind, model] of Object.entries(TASK_MODELS)) {
  test(`allows what ${kind} does, in both query languages`, async () => {
    const task = model("orders");
    for (const language of ["JSONPath", "JSONata"] as const) {
      const { statements, diagnostics } = await derivePolicy(machineOf([task], language, [0]), DEPLOYED);
      assert.equal(diagnostics, []);
      assert.equal(await deniedCalls(statements, task.calls), [], language);
    }
  });
}

test("every call of a generated machine is allowed, and removing any statement breaks one", async () => {
  await fc.assert(
    fc.asyncProperty(machine, async ({ tasks, language, nesting }) => {
      const { statements, diagnostics } = await derivePolicy(machineOf(tasks, language, nesting), DEPLOYED);
      const calls = tasks.flatMap((one) => one.calls);
      assert.equal(diagnostics, []);
      assert.equal(await deniedCalls(statements, calls), []);
      for (const removed of statements) {
        const denied = await deniedCalls(
          statements.filter((statement) => statement !== removed),
          calls,
        );
        assert.ok(denied.length > 0, `needless: ${JSON.stringify(removed)}`);
      }
    }),
    { numRuns: 40 },
  );
});

test("calls that are not in the definition are denied", async () => {
  await fc.assert(
    fc.asyncProperty(machine, task, async ({ tasks, language, nesting }, stranger) => {
      const { statements } = await derivePolicy(machineOf(tasks, language, nesting), DEPLOYED);
      const own = new Set(
        tasks.flatMap(({ calls }) => calls).map((call) => JSON.stringify([call.action, family(call)])),
      );
      for (const call of stranger.calls) {
        if (own.has(JSON.stringify([call.action, family(call)]))) continue;
        assert.not.ok(await isAllowed(statements, call), JSON.stringify(call));
      }
    }),
    { numRuns: 100 },
  );
});

/** What a call is about, without the parts that AWS makes up and no policy can know. */
function family({ resource }: { readonly resource: string }): string {
  if (resource.includes(":job/") && resource.includes(":batch:")) return "any Batch job";
  if (resource.includes(":report-group/")) return "any report group";
  return resource;
}

test("a resource of another name, account, region or partition is denied", async () => {
  const { statements } = await derivePolicy(machineOf([TASK_MODELS["putItem"]!("riders")], "JSONPath", [0]), DEPLOYED);
  const own = "arn:aws:dynamodb:eu-west-1:123456789012:table/riders";
  assert.ok(await isAllowed(statements, { action: "dynamodb:PutItem", resource: own }));
  for (const [part, other] of [
    ["riders", "riders2"],
    ["123456789012", "210987654321"],
    ["eu-west-1", "eu-west-2"],
  ] as const) {
    assert.not.ok(
      await isAllowed(statements, { action: "dynamodb:PutItem", resource: own.replace(part, other) }),
      other,
    );
  }
  assert.not.ok(await isAllowed(statements, { action: "dynamodb:DeleteItem", resource: own }));
});

test.run();
