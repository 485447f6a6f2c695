import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../cli/main";
import { loopbackServer } from "../local/tasks/http/loopback-server";
import { testIo } from "./test-io";

const test = suite<{ folder: string }>("run");

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "run-"));
});

test.after(({ folder }) => rmSync(folder, { recursive: true }));

test("an empty batch runs, its output on stdout and its history in a file", async ({ folder }) => {
  const io = testIo();
  const history = join(folder, "history.json");
  const input = '{ "s3Bucket": "rider-photos", "images": [] }';
  const args = ["run", "rider-photo-batch", "--input", input, "--history", history, "--folder", join(folder, "state")];
  assert.is(await run(args, io), 0, io.err());
  assert.equal(JSON.parse(io.out()), { s3Bucket: "rider-photos", images: [], results: [] });
  assert.match(io.err(), /^SUCCEEDED/m);
  const { events } = JSON.parse(readFileSync(history, "utf8"));
  assert.is(events[0].type, "ExecutionStarted");
  assert.is(events.at(-1).type, "ExecutionSucceeded");
});

test("input of the wrong shape fails with the handler's message and exit code 1", async ({ folder }) => {
  const io = testIo();
  const args = ["run", "rider-photo", "--input", '{ "userId": 3 }', "--json", "--folder", join(folder, "state")];
  assert.is(await run(args, io), 1);
  const { status, error } = JSON.parse(io.out());
  assert.equal([status, error], ["FAILED", "InvalidInputError"]);
  assert.match(
    io.err(),
    "FAILED InvalidInputError: Expected userId, s3Bucket and s3Key as non-empty text; userId is 3",
  );
});

test("an unknown workflow, missing or malformed input and a history without a place are told at once", async ({
  folder,
}) => {
  for (const [args, code, message] of [
    [["rider-foto", "--input", "{}"], 2, 'unknown workflow "rider-foto". Did you mean "rider-photo"?'],
    [["rider-photo"], 2, "--input is missing"],
    [["rider-photo", "--input", "{"], 1, "The input is not JSON"],
    [["rider-photo", "--input", "{}", "--history", join(folder, "no/where.json")], 1, "it does not exist"],
  ] as const) {
    const io = testIo();
    assert.is(await run(["run", ...args, "--folder", join(folder, "never")], io), code);
    assert.match(io.err(), message);
  }
});

const charge = { Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:charge" };
const definition = {
  StartAt: "Charge",
  States: {
    Charge: { ...charge, Next: "Ship" },
    Ship: {
      Type: "Task",
      Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      Parameters: { QueueUrl: "q", "MessageBody.$": "$$.Task.Token" },
      End: true,
    },
  },
};
const mocks = {
  StateMachines: {
    orders: { TestCases: { Happy: { Charge: "Paid", Ship: "Shipped" }, Broke: { Charge: "Refused" } } },
  },
  MockedResponses: {
    Paid: { "0": { Return: { StatusCode: 200, Payload: { paid: true } } } },
    Refused: { "0": { Throw: { Error: "NoMoney", Cause: "none left" } } },
    Shipped: { "0": { Return: { by: "boat" } } },
  },
};

test("anybody's definition runs with the answers of a MockConfigFile", async ({ folder }) => {
  const file = written(folder, "orders.asl.json", definition);
  const mockFile = written(folder, "mocks.json", mocks);
  const runCase = async (...args: readonly string[]) => {
    const io = testIo();
    const state = ["--folder", join(folder, "mocked")];
    return [await run(["run", file, "--input", "{}", ...args, ...state], io), io.out(), io.err()] as const;
  };
  const [code, output] = await runCase("--mocks", mockFile, "--test-case", "Happy");
  assert.equal([code, JSON.parse(output)], [0, { by: "boat" }]);
  const [failed, , said] = await runCase("--mocks", mockFile, "--test-case", "Broke");
  assert.is(failed, 1);
  assert.match(said, "FAILED NoMoney: none left");
  assert.match((await runCase())[2], /Function not found: .*function:charge/);
});

test("a definition or a mock file that is wrong is told with its lines, before anything runs", async ({ folder }) => {
  const good = written(folder, "orders.asl.json", definition);
  const said = async (code: number, ...args: readonly string[]) => {
    const io = testIo();
    assert.is(await run(["run", ...args, "--input", "{}", "--folder", join(folder, "never")], io), code, io.err());
    return io.err();
  };
  const broken = written(folder, "broken.asl.json", {
    StartAt: "Chrage",
    States: { Charge: { ...charge, End: true } },
  });
  assert.match(await said(1, broken), /broken\.asl\.json:2:3 error MISSING_TRANSITION_TARGET[\s\S]*it has 2 errors/);
  const wrong = { ...mocks, MockedResponses: {} };
  assert.match(
    await said(1, good, "--mocks", written(folder, "wrong.json", wrong)),
    /wrong\.json:6:11 error INVALID_MOCK_CONFIG at \/StateMachines\/orders\/TestCases\/Happy\/Charge\n {2}There is no mocked response "Paid"/,
  );
  const stranger = {
    StateMachines: { o: { TestCases: { A: { Sihp: "Paid" }, B: { Ship: "Nothing" } } } },
    MockedResponses: mocks.MockedResponses,
  };
  assert.match(
    await said(1, good, "--mocks", written(folder, "stranger.json", stranger)),
    /There is no state "Sihp"\n {2}Did you mean "Ship"\?[\s\S]*no mocked response "Nothing"[\s\S]*it has 2 errors/,
  );
  const mockFile = written(folder, "mocks.json", mocks);
  assert.match(await said(2, good, "--mocks", mockFile), "--test-case is missing. Known: Happy, Broke.");
  assert.match(await said(2, good, "--mocks", mockFile, "--test-case", "Hapy"), 'Did you mean "Happy"?');
  assert.match(await said(2, good, "--test-case", "Happy"), "--test-case goes with --mocks FILE");
  assert.match(await said(2, good, "--type", "FAST"), '--type must be STANDARD or EXPRESS, not "FAST"');
  assert.match(await said(2, "rider-photo", "--type", "EXPRESS"), "--type goes with a file");
});

test("HTTP Tasks are authorised by the connections of a file, whose secrets no message tells", async ({ folder }) => {
  const server = await loopbackServer();
  const Parameters = {
    ApiEndpoint: `http://${server.host}/`,
    Method: "GET",
    Authentication: { ConnectionArn: "arn:aws:events:us-east-1:123456789012:connection/Shop/1" },
  };
  const task = { Type: "Task", Resource: "arn:aws:states:::http:invoke", Parameters, End: true };
  const file = written(folder, "call.asl.json", { StartAt: "Call", States: { Call: task } });
  const call = async (connections: object) => {
    const io = testIo();
    const given = ["--connections", written(folder, "connections.json", connections), "--input", "{}"];
    return [await run(["run", file, ...given, "--folder", join(folder, "state")], io), io.err()] as const;
  };
  try {
    const [code] = await call({ Shop: { ApiKeyAuthParameters: { ApiKeyName: "X-Key", ApiKeyValue: "secret" } } });
    assert.equal([code, server.seen[0]?.headers["x-key"]], [0, "secret"]);
    const [wrong, said] = await call({ Shop: { ApiKeyAuthParameter: { ApiKeyName: "X-Key", ApiKeyValue: "secret" } } });
    assert.is(wrong, 1);
    assert.match(said, 'unknown field "ApiKeyAuthParameter". Did you mean "ApiKeyAuthParameters"?');
    assert.not.match(said, "secret");
  } finally {
    server.close();
  }
});

function written(folder: string, name: string, content: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content, null, 2));
  return path;
}

test.run();
