import { rmSync } from "node:fs";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startLocalStack } from "../../cli/local-stack";
import { run } from "../../cli/main";
import { setEnvironment } from "../handlers/run";
import { temporaryFolder } from "../local/aws/stand-ins";
import { testIo } from "./test-io";

const test = suite<{ folder: string }>("seed");

test.before.each((context) => {
  context.folder = temporaryFolder();
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

const coffee = { TableName: "catalogue", Key: { productName: { S: "Ground Coffee, Dark Roast" } } };

test("rows are loaded into the table of the local stack, and loading again replaces them", async ({ folder }) => {
  for (const _ of [1, 2]) {
    const io = testIo();
    assert.is(await run(["seed", "catalogue", "--folder", folder], io), 0, io.err());
    assert.is(io.out(), 'Loaded 5 rows into "catalogue".\n');
  }
  const stack = await startLocalStack({ folder });
  const { Item } = await new DynamoDBClient(stack.settings).send(new GetItemCommand(coffee));
  assert.equal(Item, { ...coffee.Key, stock: { N: "100" } });
  await stack.close();
});

test("with --aws the environment decides where the table of that name is", async ({ folder }) => {
  const stack = await startLocalStack({ folder });
  const restore = setEnvironment(stack.environment);
  const io = testIo();
  const missing = testIo();
  try {
    assert.is(await run(["seed", "catalogue", "--aws", "--table", "catalogue"], io), 0, io.err());
    assert.is(await run(["seed", "catalogue", "--aws", "--table", "nowhere"], missing), 1);
  } finally {
    restore();
    await stack.close();
  }
  assert.match(missing.err(), 'The table "nowhere"');
});

test("an unknown sample, and a table that is missing or too much, are told", async ({ folder }) => {
  for (const [args, message] of [
    [["catalog"], 'unknown sample "catalog". Did you mean "catalogue"?'],
    [[], "something is missing"],
    [["catalogue", "--aws"], "--aws needs --table"],
    [["catalogue", "--table", "mine", "--folder", folder], "--table goes with --aws"],
  ] as const) {
    const io = testIo();
    assert.is(await run(["seed", ...args], io), 2);
    assert.match(io.err(), message);
  }
});

test.run();
