import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../../asl/definition";
import type { JsonObject } from "../../../asl/json";
import { startLocalStack } from "../../../cli/local-stack";
import { createMachine } from "../../../local/interpreter";
import { mockTasks } from "../../../local/tasks";

const test = suite<{ folder: string }>("task tokens of the local stack");

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "tokens-"));
});

test.after(({ folder }) => rmSync(folder, { recursive: true }));

const definition = {
  StartAt: "Ask",
  States: {
    Ask: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Parameters: { FunctionName: "ask", Payload: { "token.$": "$$.Task.Token" } },
      End: true,
    },
  },
};

test("whoever has the token of a run answers it through the Step Functions API", async ({ folder }) => {
  const stack = await startLocalStack({ folder });
  const client = new SFNClient({ ...stack.settings, disableHostPrefix: true });
  try {
    const { promise: asked, resolve: tell } = deferred<string>();
    const mocks = mockTasks({ Ask: { never: true } });
    const { result } = stack.start(createMachine(definition as unknown as StateMachineDefinition), {
      input: {},
      mocks: {
        accepts: mocks.accepts,
        run(task) {
          tell(String(((task.arguments as JsonObject)["Payload"] as JsonObject)["token"]));
          return mocks.run(task);
        },
      },
    });
    const answer = new SendTaskSuccessCommand({ taskToken: await asked, output: '{"approved":true}' });
    await client.send(answer);
    assert.equal(await result, { status: "SUCCEEDED", output: { approved: true } });
    const again = await client.send(answer).catch((error: Error) => error.name);
    assert.is(again, "TaskTimedOut");
    const unknown = { taskToken: "nobody's", output: "{}" };
    const answers = [
      client.send(new SendTaskSuccessCommand(unknown)),
      client.send(new SendTaskFailureCommand(unknown)),
      client.send(new SendTaskHeartbeatCommand(unknown)),
    ];
    const names = answers.map((one) => one.catch((error: Error) => error.name));
    assert.equal(await Promise.all<unknown>(names), ["InvalidToken", "InvalidToken", "InvalidToken"]);
  } finally {
    client.destroy();
    await stack.close();
  }
});

test("what only aslant serve answers is refused during a run", async ({ folder }) => {
  const stack = await startLocalStack({ folder });
  const client = new SFNClient({ ...stack.settings, disableHostPrefix: true });
  try {
    const message = await client.send(new ListStateMachinesCommand({})).catch((error: Error) => error.message);
    assert.match(message as string, /aslant serve answers all else/);
  } finally {
    client.destroy();
    await stack.close();
  }
});

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((take) => {
    resolve = take;
  });
  return { promise, resolve };
}

test.run();
