import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { seeds } from "../../cli/seeds";
import { load } from "../../cli/seeds/load";
import { assertFailed, assertSucceeded, type RunRecord } from "../../local/test-kit";
import { topicFanOut, topicFanOutDefaults, topicFanOutOf } from "../../workflows/topic-fan-out";
import { LANGUAGES, type RealHandlers, startRealHandlers } from "./real-handlers";

const test = suite("topic-fan-out");
let real: RealHandlers;

test.before(async () => {
  real = await startRealHandlers();
  for (const name of ["simplelist", "listofdicts"]) await load(seeds[name]!, real.settings, "topic-lists");
});

test.after(() => real.stop());

const names = ["Computer Science", "Economics", "Mathematics"];

async function put(listName: string, topics: object | undefined): Promise<void> {
  const Item = { listName: { S: listName }, ...(topics && { topics: topics as { L: [] } }) };
  await new DynamoDBClient(real.settings).send(new PutItemCommand({ TableName: "topic-lists", Item }));
}

/** When each topic's function was called, in seconds from the start. */
function callTimes({ history }: RunRecord): number[] {
  const startMs = history[0]!.timeMs;
  const calls = history.filter(({ type }) => type === "LambdaFunctionScheduled");
  return calls.map(({ timeMs }) => (timeMs - startMs) / 1_000);
}

for (const language of LANGUAGES) {
  test(`texts and maps are both gone through, two seconds apart, in ${language}`, async () => {
    const simple = await real.run(topicFanOut, { listName: "simplelist" }, language);
    assertSucceeded(
      simple,
      names.map((topic) => ({ topic })),
    );
    assert.equal(callTimes(simple), [2, 4, 6]);
    const dicts = await real.run(topicFanOut, { listName: "listofdicts" }, language);
    assertSucceeded(dicts);
    assert.equal(
      (dicts.output as { topic: string; name: string }[]).map(({ topic, name }) => [topic, typeof name]),
      names.map((topic) => [topic, "string"]),
    );
    for (const topic of names) assert.match(real.logs(), topic);
  });

  test(`a list of one topic and an empty list are lists too, in ${language}`, async () => {
    await put("single", { L: [{ S: "Logic" }] });
    await put("empty", { L: [] });
    assertSucceeded(await real.run(topicFanOut, { listName: "single" }, language), [{ topic: "Logic" }]);
    const empty = await real.run(topicFanOut, { listName: "empty" }, language);
    assertSucceeded(empty, []);
    assert.is(empty.elapsedSeconds, 0);
  });

  test(`a missing item, an item without a list and no name fail in ${language}, as on AWS`, async () => {
    await put("bare", undefined);
    for (const listName of ["nowhere", "bare"]) {
      assertFailed(await real.run(topicFanOut, { listName }, language), errors[language]);
    }
    assertFailed(await real.run(topicFanOut, {}, language), errors[language]);
    assertFailed(await real.run(topicFanOut, { listName: "" }, language), "DynamoDB.AmazonDynamoDBException");
  });
}

/** What AWS says of a path that leads nowhere. */
const errors = { JSONPath: "States.Runtime", JSONata: "States.QueryEvaluationError" } as const;

test("three at a time are called together", async () => {
  const together = topicFanOutOf({ ...topicFanOutDefaults, maxConcurrency: 3 });
  assert.equal(callTimes(await real.run(together, { listName: "simplelist" })), [2, 2, 2]);
});

test("a wait longer than the time limit times the execution out", async () => {
  const slow = topicFanOutOf({ ...topicFanOutDefaults, waitDurationSeconds: 25, timeoutDurationSeconds: 20 });
  const run = await real.run(slow, { listName: "simplelist" });
  assert.equal([run.status, run.elapsedSeconds, callTimes(run)], ["TIMED_OUT", 20, []]);
});

test("a topic of another shape fails with what it was", async () => {
  await put("numbers", { L: [{ N: "3" }] });
  assertFailed(await real.run(topicFanOut, { listName: "numbers" }), "InvalidInputError", '{\\"N\\":\\"3\\"}');
});

test.run();
