import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DeleteActivityCommand,
  DescribeActivityCommand,
  GetActivityTaskCommand,
  ListActivitiesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureOf } from "../aws/stand-ins";
import { ended, roleArn, type StatesStandIn, startStates } from "./states-client";

const tasks = suite("tasks of the Step Functions API");

let states: StatesStandIn;
tasks.before(async () => {
  states = await startStates();
});
tasks.after(() => states.remove());

const activityArn = "arn:aws:states:us-east-1:000000000000:activity:review";

async function startMachine(name: string, definition: object): Promise<string> {
  const { stateMachineArn } = await states.client.send(
    new CreateStateMachineCommand({ name, roleArn, definition: JSON.stringify(definition) }),
  );
  const { executionArn = "" } = await states.client.send(
    new StartExecutionCommand({ stateMachineArn, input: '{"a":1}' }),
  );
  return executionArn;
}

const review = { StartAt: "Review", States: { Review: { Type: "Task", Resource: activityArn, End: true } } };

tasks("an activity is created, described, listed and deleted", async () => {
  await states.client.send(new CreateActivityCommand({ name: "review" }));
  const { name } = await states.client.send(new DescribeActivityCommand({ activityArn }));
  assert.is(name, "review");
  await states.client.send(new CreateActivityCommand({ name: "other" }));
  const other = activityArn.replace("review", "other");
  await states.client.send(new DeleteActivityCommand({ activityArn: other }));
  const { activities } = await states.client.send(new ListActivitiesCommand({}));
  assert.equal(
    activities?.map((activity) => activity.activityArn),
    [activityArn],
  );
  assert.is(
    await failureOf(states.client.send(new DescribeActivityCommand({ activityArn: other }))),
    `ActivityDoesNotExist: Activity Does Not Exist: '${other}'`,
  );
});

tasks("a worker that waits gets the task, and its answer ends it once", async () => {
  const polled = states.client.send(new GetActivityTaskCommand({ activityArn }));
  const executionArn = await startMachine("review", review);
  const { taskToken, input } = await polled;
  assert.is(input, '{"a":1}');
  await states.client.send(new SendTaskHeartbeatCommand({ taskToken }));
  const wrong = states.client.send(new SendTaskSuccessCommand({ taskToken, output: "no json" }));
  assert.match(await failureOf(wrong), /^InvalidOutput/);
  await states.client.send(new SendTaskSuccessCommand({ taskToken, output: '{"ok":true}' }));
  assert.is((await ended(states.client, executionArn)).output, '{"ok":true}');
  const late = states.client.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }));
  assert.is(await failureOf(late), "TaskTimedOut: Task Timed Out: 'Provided task does not exist anymore'");
});

tasks("a worker that comes late finds the task, and may fail it", async () => {
  const executionArn = await startMachine("late", review);
  const { taskToken } = await states.client.send(new GetActivityTaskCommand({ activityArn, workerName: "late" }));
  await states.client.send(new SendTaskFailureCommand({ taskToken, error: "Refused", cause: "too late" }));
  const { status, error, cause } = await ended(states.client, executionArn);
  assert.equal({ status, error, cause }, { status: "FAILED", error: "Refused", cause: "too late" });
});

tasks("a worker that went away while it waited is given nothing", async () => {
  const gone = new AbortController();
  const polled = states.client.send(new GetActivityTaskCommand({ activityArn }), { abortSignal: gone.signal });
  const aborted = failureOf(polled);
  gone.abort();
  assert.match(await aborted, /^AbortError/);
  const executionArn = await startMachine("gone", review);
  const { taskToken } = await states.client.send(new GetActivityTaskCommand({ activityArn }));
  await states.client.send(new SendTaskSuccessCommand({ taskToken, output: "1" }));
  assert.is((await ended(states.client, executionArn)).output, "1");
});

tasks("unknown tokens are refused", async () => {
  const unknown = states.client.send(new SendTaskSuccessCommand({ taskToken: "none", output: "{}" }));
  assert.is(await failureOf(unknown), "InvalidToken: Invalid Token: 'Invalid token'");
});

tasks("a nested workflow is an execution of its own, and is waited for", async () => {
  const child = { StartAt: "A", States: { A: { Type: "Pass", Result: { deep: 1 }, End: true } } };
  await startMachine("child", child);
  const parent = {
    StartAt: "Call",
    States: {
      Call: {
        Type: "Task",
        Resource: "arn:aws:states:::states:startExecution.sync:2",
        Parameters: {
          StateMachineArn: "arn:aws:states:us-east-1:000000000000:stateMachine:child",
          "Input.$": "$",
        },
        OutputPath: "$.Output",
        End: true,
      },
    },
  };
  const { status, output, cause } = await ended(states.client, await startMachine("parent", parent));
  assert.equal({ status, output, cause }, { cause: undefined, status: "SUCCEEDED", output: '{"deep":1}' });
});

tasks.run();
