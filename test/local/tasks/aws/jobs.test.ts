import { suite } from "uvu";
import * as assert from "uvu/assert";
import { OPTIMISED_SERVICES, type OptimisedService } from "../../../../asl/integrations";
import type { Json } from "../../../../asl/json";
import { type IntegrationResource, parseResource } from "../../../../asl/resource";
import { createMachine, createVirtualClock, type ExecutionEvent } from "../../../../local/interpreter";
import { integrationTasks } from "../../../../local/tasks";
import { jobOf } from "../../../../local/tasks/aws/jobs";
import { single } from "../../interpreter/run-definition";
import { fakeSdk, type SdkAnswers, serviceError } from "./fake-sdk";
import { JOBS } from "./job-cases";

const jobs = suite("jobs that .sync waits for");

interface JobRun {
  readonly resource: string;
  readonly given?: object;
  readonly answers: SdkAnswers;
  readonly fields?: object;
  /** Stops the execution when this many seconds have passed. */
  readonly stopAfterSeconds?: number;
}

async function runJob({ resource, given = {}, answers, fields = {}, stopAfterSeconds }: JobRun) {
  const clock = createVirtualClock();
  const startMs = clock.now();
  const { createClient, requests } = fakeSdk(answers);
  const tasks = integrationTasks({}, { clock, createClient });
  const state = { Type: "Task", Resource: `arn:aws:states:::${resource}`, Parameters: given, End: true, ...fields };
  const events: ExecutionEvent[] = [];
  const machine = createMachine(single(state) as never);
  const execution = machine.start({ input: {}, tasks, clock, onEvent: (event) => events.push(event) });
  if (stopAfterSeconds !== undefined) clock.at(startMs + stopAfterSeconds * 1_000, () => execution.stop());
  const result = await execution.result;
  return {
    result,
    events,
    requests,
    actions: requests.map(({ action }) => action),
    seconds: (clock.now() - startMs) / 1_000,
  };
}

const glueRun = (state: string) => ({
  JobRun: { Id: "jr_1", JobName: "etl", JobRunState: state, StartedOn: new Date(5) },
});
const glue = (...states: string[]) => ({
  resource: "glue:startJobRun.sync",
  given: { JobName: "etl" },
  answers: { startJobRun: [{ JobRunId: "jr_1" }], getJobRun: states.map(glueRun), batchStopJobRun: [{}] },
});

jobs("a job is started, asked after, and its description is the result", async () => {
  const { result, events, requests, seconds } = await runJob(glue("STARTING", "RUNNING", "SUCCEEDED"));
  assert.equal(result, {
    status: "SUCCEEDED",
    output: { Id: "jr_1", JobName: "etl", JobRunState: "SUCCEEDED", StartedOn: 5 },
  });
  assert.equal(
    requests.map(({ action, input }) => [action, input]),
    [["startJobRun", { JobName: "etl" }], ...new Array(3).fill(["getJobRun", { JobName: "etl", RunId: "jr_1" }])],
  );
  assert.is(seconds, 1 + 2 + 4);
  const submitted = events.find(({ type }) => type === "TaskSubmitted");
  assert.equal(submitted?.details?.output, {
    JobName: "etl",
    JobRunId: "jr_1",
    SdkHttpMetadata: { HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: "id-1" },
  });
  assert.equal(
    events.map(({ type }) => type).filter((type) => type.startsWith("Task")),
    ["TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited"],
  );
});

jobs("a job that fails is States.TaskFailed, with its description for a cause", async () => {
  const { result } = await runJob(glue("RUNNING", "FAILED"));
  const cause = '{"Id":"jr_1","JobName":"etl","JobRunState":"FAILED","StartedOn":5}';
  assert.equal(result, { status: "FAILED", error: "States.TaskFailed", cause });
});

jobs("a job that runs for a day is asked after every ten seconds", async () => {
  const { result, seconds, actions } = await runJob(glue(...new Array(8_640).fill("RUNNING"), "SUCCEEDED"));
  assert.is(result.status, "SUCCEEDED");
  assert.is(actions.length, 1 + 8_641);
  assert.is(seconds, 1 + 2 + 4 + 8 + 8_637 * 10);
});

jobs("a request that is refused is the service's error", async () => {
  const busy = serviceError("ConcurrentRunsExceededException", "Concurrent runs exceeded for etl");
  const { result, actions } = await runJob({ ...glue(), answers: { startJobRun: [busy] } });
  assert.equal(result, {
    status: "FAILED",
    error: "Glue.ConcurrentRunsExceededException",
    cause:
      "Concurrent runs exceeded for etl (Service: AWSGlue; Status Code: 400; Error Code: ConcurrentRunsExceededException; Request ID: id-1; Proxy: null)",
  });
  assert.equal(actions, ["startJobRun"]);
});

jobs("a service that nobody stands in for is no error that a Catch may hide", async () => {
  const unknown = serviceError("UnknownServiceException", 'The service "glue" is not available locally; there are s3.');
  const { result } = await runJob({ ...glue(), answers: { startJobRun: [unknown] } });
  const { error, cause = "" } = result as { error?: string; cause?: string };
  assert.is(error, "States.Runtime");
  assert.match(
    cause,
    /'S' \(arn.*glue:startJobRun\.sync\) can't be performed here\. The service "glue" .* Mock the state\./,
  );
});

jobs("a service that cannot be asked is the task's error", async () => {
  const answers = { ...glue().answers, getJobRun: [serviceError("AccessDeniedException", "no")] };
  const { result } = await runJob({ ...glue(), answers });
  assert.is((result as { error?: string }).error, "Glue.AccessDeniedException");
});

jobs("a task that times out stops its job", async () => {
  const { result, requests, seconds } = await runJob({ ...glue("RUNNING"), fields: { TimeoutSeconds: 30 } });
  assert.equal(result, { status: "FAILED", error: "States.Timeout" });
  assert.equal(requests.at(-1), { action: "batchStopJobRun", input: { JobName: "etl", JobRunIds: ["jr_1"] } });
  assert.is(seconds, 30);
});

jobs("an execution that is stopped stops its job, and asks no more", async () => {
  const { result, actions } = await runJob({ ...glue("RUNNING"), stopAfterSeconds: 2 });
  assert.is(result.status, "ABORTED");
  assert.equal(actions, ["startJobRun", "getJobRun", "batchStopJobRun"]);
});

jobs("a failure beside it stops a job", async () => {
  const clock = createVirtualClock();
  const { createClient, requests } = fakeSdk(glue("RUNNING").answers);
  const job = {
    Type: "Task",
    Resource: "arn:aws:states:::glue:startJobRun.sync",
    Parameters: { JobName: "etl" },
    End: true,
  };
  const wait = { Type: "Wait", Seconds: 5, Next: "F" };
  const Branches = [single(job), { StartAt: "W", States: { W: wait, F: { Type: "Fail", Error: "Beside" } } }];
  const machine = createMachine(single({ Type: "Parallel", Branches, End: true }) as never);
  const tasks = integrationTasks({}, { clock, createClient });
  const result = await machine.start({ input: {}, tasks, clock }).result;
  assert.is((result as { error?: string }).error, "Beside");
  assert.is(requests.at(-1)?.action, "batchStopJobRun");
});

jobs("a job that cannot be stopped is let go", async () => {
  const answers = { ...glue("RUNNING").answers, batchStopJobRun: [serviceError("Gone", "gone")] };
  const { result } = await runJob({ ...glue(), answers, fields: { TimeoutSeconds: 3 } });
  assert.equal(result, { status: "FAILED", error: "States.Timeout" });
});

jobs("a job that its service never heard of ends as a failure", async () => {
  const answers = { submitJob: [{ jobId: "j", jobName: "n" }], describeJobs: [{ jobs: [] }] };
  const { result, actions } = await runJob({ resource: "batch:submitJob.sync", answers });
  assert.is((result as { error?: string }).error, "States.TaskFailed");
  assert.is(actions.length, 11);
});

jobs("an ECS task fails by the exit code of a container, or when it could not start", async () => {
  const failing = (task: object) => ({
    resource: "ecs:runTask.sync",
    given: { Cluster: "c", TaskDefinition: "t" },
    answers: {
      runTask: [{ tasks: [{ taskArn: "arn:t" }], failures: [] }],
      describeTasks: [{ tasks: [{ taskArn: "arn:t", lastStatus: "STOPPED", ...task }] }],
    },
  });
  const error = async (task: object) => ((await runJob(failing(task))).result as { error?: string }).error;
  assert.is(await error({ containers: [{ name: "a", exitCode: 0 }] }), undefined);
  assert.is(await error({ containers: [{ name: "a", exitCode: 3 }] }), "States.TaskFailed");
  assert.is(await error({ containers: [{ name: "a" }] }), "States.TaskFailed");
  assert.is(await error({ stopCode: "TaskFailedToStart" }), "States.TaskFailed");
});

jobs("an ECS task that finds no place fails at once, unless nobody waits for it", async () => {
  const answers = { runTask: [{ tasks: [], failures: [{ reason: "RESOURCE:CPU" }] }] };
  const waiting = await runJob({ resource: "ecs:runTask.sync", answers });
  assert.equal(waiting.result, { status: "FAILED", error: "AmazonECS.Unknown", cause: '[{"Reason":"RESOURCE:CPU"}]' });
  assert.is((await runJob({ resource: "ecs:runTask", answers })).result.status, "SUCCEEDED");
});

jobs("what Step Functions adds to a request is added", async () => {
  const ecs = await runJob({ resource: "ecs:runTask.sync", answers: { runTask: [{ failures: [{}] }] } });
  assert.is(ecs.requests[0]?.input["startedBy"], "AWS Step Functions");
  assert.match(String(ecs.requests[0]?.input["clientToken"]), /^[0-9a-f-]{36}$/);
  const given = { ContainerOverrides: { Environment: [{ Name: "A", Value: "1" }] } };
  const batch = await runJob({
    resource: "batch:submitJob.sync",
    given,
    answers: { submitJob: [serviceError("X", "x")] },
  });
  assert.equal(batch.requests[0]?.input["containerOverrides"], {
    environment: [
      { name: "A", value: "1" },
      { name: "MANAGED_BY_AWS", value: "STARTED_BY_STEP_FUNCTIONS" },
    ],
  });
});

jobs("fields get the service's names, though its client may not describe its requests", async () => {
  const given = {
    VirtualClusterId: "v",
    Tags: { Team: "a" },
    JobDriver: { SparkSubmitJobDriver: { EntryPoint: "s3://b/k" } },
  };
  const answers = { startJobRun: [serviceError("X", "x")] };
  const { requests } = await runJob({ resource: "emr-containers:startJobRun.sync", given, answers });
  const { clientToken: _, ...input } = requests[0]?.input ?? {};
  const jobDriver = { sparkSubmitJobDriver: { entryPoint: "s3://b/k" } };
  assert.equal(input, { virtualClusterId: "v", tags: { Team: "a" }, jobDriver });
});

jobs("a token that the state gives is not replaced", async () => {
  const given = { QueryString: "select 1", ClientRequestToken: "mine" };
  const answers = { startQueryExecution: [serviceError("X", "x")] };
  const { requests } = await runJob({ resource: "athena:startQueryExecution.sync", given, answers });
  assert.is(requests[0]?.input["ClientRequestToken"], "mine");
});

jobs("what is gone has been removed", async () => {
  const gone = serviceError("ResourceNotFoundException", "No cluster found for name: c.");
  const answers = {
    deleteCluster: [{ cluster: { name: "c", status: "DELETING" } }],
    describeCluster: [{ cluster: { name: "c", status: "DELETING" } }, gone],
  };
  const { result } = await runJob({ resource: "eks:deleteCluster.sync", given: { Name: "c" }, answers });
  assert.equal(result, { status: "SUCCEEDED", output: { Cluster: { Name: "c", Status: "DELETING" } } });
});

jobs("closing asks no more, and stops no job", async () => {
  const clock = createVirtualClock(0, false);
  const { createClient, requests } = fakeSdk(glue("RUNNING").answers);
  const tasks = integrationTasks({}, { clock, createClient });
  const machine = createMachine(
    single({
      Type: "Task",
      Resource: "arn:aws:states:::glue:startJobRun.sync",
      Parameters: { JobName: "etl" },
      End: true,
    }) as never,
  );
  await new Promise<void>((resolve) => {
    machine.start({ input: {}, tasks, clock, onEvent: ({ type }) => type === "TaskSubmitted" && resolve() });
  });
  tasks.close();
  clock.advance(60_000);
  assert.equal(
    requests.map(({ action }) => action),
    ["startJobRun"],
  );
});

const synchronous = Object.values<OptimisedService>(OPTIMISED_SERVICES).flatMap(({ service, actions }) =>
  Object.entries(actions).flatMap(([action, { patterns }]) =>
    patterns.includes("sync") && service !== "states" && action !== "runJob" ? [`${service}:${action}`] : [],
  ),
);

jobs("every integration with .sync has a case here, and is followed", () => {
  assert.equal(Object.keys(JOBS).sort(), [...synchronous].sort());
  for (const name of synchronous) {
    assert.ok(jobOf(parseResource(`arn:aws:states:::${name}.sync`) as IntegrationResource), name);
  }
});

for (const [name, { given, start, started, describe, described, running, ends, stop }] of Object.entries(JOBS)) {
  const resource = `${name}.sync`;
  const about = (...states: readonly string[]): SdkAnswers => ({
    [start]: [started],
    [describe]: states.map((state) => described(state)),
    ...(stop && { [stop]: [{}] }),
  });

  jobs(`${name}: each state in which the job has ended`, async () => {
    for (const [state, expected] of Object.entries(ends)) {
      const { result, actions } = await runJob({ resource, given, answers: about(running, state) });
      assert.is(result.status, expected === "failed" ? "FAILED" : "SUCCEEDED", state);
      assert.equal(actions, [start, describe, describe], state);
      const told: Json =
        result.status === "SUCCEEDED" ? result.output : JSON.parse((result as { cause: string }).cause);
      assert.ok(JSON.stringify(told).includes(`"${state}"`), `${state} in ${JSON.stringify(told)}`);
    }
  });

  jobs(`${name}: ${stop ? "stopped" : "left alone"} when the task is given up`, async () => {
    const { actions } = await runJob({ resource, given, answers: about(running), stopAfterSeconds: 2 });
    assert.equal(actions, [start, describe, ...(stop ? [stop] : [])]);
  });
}

jobs.run();
