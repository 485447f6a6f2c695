import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json, JsonObject } from "../../../../asl/json";
import { createMachine, createVirtualClock, type ExecutionEvent, TaskTokens } from "../../../../local/interpreter";
import { kubernetesTasks } from "../../../../local/tasks";
import { single } from "../../interpreter/run-definition";
import { fakeCluster } from "./fake-cluster";

const kubernetes = suite("the Kubernetes API of a cluster of EKS");

let cluster: Awaited<ReturnType<typeof fakeCluster>>;
kubernetes.before(async () => {
  cluster = await fakeCluster();
});
kubernetes.after(() => cluster.close());
kubernetes.before.each(() => cluster.reply({}));

const credentials = { accessKeyId: "key", secretAccessKey: "secret", sessionToken: "session+/" };

interface Outcome {
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}

async function run(action: string, given: object, { stopAfterSeconds = 0, region = "eu-west-1" } = {}) {
  const clock = createVirtualClock();
  const startMs = clock.now();
  const Parameters = { ...cluster.parameters, ...given };
  const state = { Type: "Task", Resource: `arn:aws:states:::eks:${action}`, Parameters, End: true };
  const events: ExecutionEvent[] = [];
  const execution = createMachine(single(state) as never).start({
    input: {},
    tasks: kubernetesTasks({ credentials, region, clock }),
    clock,
    tokens: new TaskTokens(),
    onEvent: (event) => events.push(event),
  });
  if (stopAfterSeconds > 0) clock.at(startMs + stopAfterSeconds * 1_000, () => execution.stop());
  const result = (await execution.result) as Outcome;
  return { ...result, events, seconds: (clock.now() - startMs) / 1_000 };
}

const PODS = "/api/v1/namespaces/default/pods";
const JOBS = "/apis/batch/v1/namespaces/default/jobs";
const pods = { kind: "PodList", items: [] };

kubernetes("a call has its path, query and body, and its answer is the result", async () => {
  cluster.reply({ [`GET ${PODS}`]: [{ body: pods }], [`POST ${PODS}`]: [{ status: 201, body: { kind: "Pod" } }] });
  const QueryParameters = { labelSelector: ["job-name=one"], limit: ["5"] };
  const { output } = await run("call", { Method: "GET", Path: PODS, QueryParameters });
  const { Headers, ...rest } = output as JsonObject;
  assert.equal(rest, { ResponseBody: pods, StatusCode: 200, StatusText: "OK" });
  assert.equal((Headers as JsonObject)["Content-Type"], ["application/json"]);
  await run("call", { Method: "POST", Path: PODS, RequestBody: { kind: "Pod" } });
  assert.equal(
    cluster.seen.map(({ method, url, contentType, body }) => [method, url, contentType, body]),
    [
      ["GET", `${PODS}?labelSelector=job-name%3Done&limit=5`, undefined, ""],
      ["POST", PODS, "application/json", '{"kind":"Pod"}'],
    ],
  );
});

kubernetes("a patch says of which kind it is", async () => {
  const typeOf = async (RequestBody: object) => {
    await run("call", { Method: "PATCH", Path: `${PODS}/a`, RequestBody });
    return cluster.seen.at(-1)?.contentType;
  };
  assert.is(await typeOf({ metadata: {} }), "application/merge-patch+json");
  assert.is(await typeOf([{ op: "remove", path: "/spec" }]), "application/json-patch+json");
});

kubernetes("the bearer token is a signed request to STS for the cluster", async () => {
  const tokenFor = async (region: string) => {
    await run("call", { Method: "GET", Path: PODS }, { region });
    const [, token = ""] = /^Bearer k8s-aws-v1\.([\w-]+)$/.exec(cluster.seen.at(-1)?.authorization ?? "") ?? [];
    return new URL(Buffer.from(token, "base64url").toString("utf8"));
  };
  const { origin, searchParams: query } = await tokenFor("eu-west-1");
  assert.is(origin, "https://sts.eu-west-1.amazonaws.com");
  assert.equal([query.get("Action"), query.get("Version")], ["GetCallerIdentity", "2011-06-15"]);
  assert.equal([query.get("X-Amz-Expires"), query.get("X-Amz-SignedHeaders")], ["60", "host;x-k8s-aws-id"]);
  assert.match(query.get("X-Amz-Credential") ?? "", /^key\/\d{8}\/eu-west-1\/sts\/aws4_request$/);
  assert.match(query.get("X-Amz-Signature") ?? "", /^[0-9a-f]{64}$/);
  assert.is(query.get("X-Amz-Security-Token"), "session+/");
  assert.is((await tokenFor("cn-north-1")).host, "sts.cn-north-1.amazonaws.com.cn");
});

kubernetes("a refusal is the error of its status, with the answer for a cause", async () => {
  const body = { kind: "Status", message: "Unauthorized", code: 401 };
  cluster.reply({ [`GET ${PODS}`]: [{ status: 401, body }] });
  const { status, error, cause } = await run("call", { Method: "GET", Path: PODS });
  assert.equal([status, error], ["FAILED", "EKS.401"]);
  assert.equal(JSON.parse(cause ?? ""), { ResponseBody: body, StatusCode: 401, StatusText: "Unauthorized" });
});

kubernetes("a cluster that its authority does not vouch for hears nothing", async () => {
  const call = { Method: "GET", Path: PODS };
  const { error } = await run("call", {
    ...call,
    Endpoint: cluster.parameters.Endpoint.replace("127.0.0.1", "localhost"),
  });
  assert.is(error, "EKS.SocketException");
  const { cause } = await run("call", { ...call, CertificateAuthority: "bm9uZQ==" });
  assert.match(cause ?? "", /CertificateAuthority is no certificate/);
  assert.is(cluster.seen.length, 0);
});

kubernetes("parameters that make no request fail as States.Runtime", async () => {
  const call = { Method: "GET", Path: PODS };
  for (const [action, given, reason] of [
    ["call", { ...call, Path: "api" }, /Path must begin with a slash, unlike "api"/],
    ["call", { ...call, Method: "LOOK" }, /Method must be one of .*, not "LOOK"/],
    ["call", { ...call, ClusterName: 1 }, /ClusterName must be a text, not 1/],
    ["call", { ...call, Endpoint: "http://eks.example" }, /is no https URL/],
    ["runJob", { Job: 1 }, /Job must be the definition of a Kubernetes Job, not 1/],
  ] as const) {
    const { error, cause } = await run(action, given);
    assert.is(error, "States.Runtime");
    assert.match(cause ?? "", reason);
  }
  assert.is(cluster.seen.length, 0);
});

const Job = { apiVersion: "batch/v1", kind: "Job", metadata: { name: "pi" } };
const created = { [`POST ${JOBS}`]: [{ status: 201, body: Job }] };
const job = (...conditions: object[]) => ({ body: { ...Job, status: { conditions } } });
const complete = job({ type: "SuccessCriteriaMet", status: "True" }, { type: "Complete", status: "True" });

kubernetes("a job without .sync is only made", async () => {
  cluster.reply(created);
  const { output } = await run("runJob", { Job });
  assert.equal([(output as JsonObject)["ResponseBody"], (output as JsonObject)["StatusCode"]], [Job, 201]);
  assert.equal(
    cluster.seen.map(({ method, url, body }) => [method, url, JSON.parse(body)]),
    [["POST", JOBS, Job]],
  );
});

kubernetes("a job is asked after until it is complete, and it is the result", async () => {
  const jobs = "/apis/batch/v1/namespaces/night/jobs";
  cluster.reply({
    [`POST ${jobs}`]: created[`POST ${JOBS}`]!,
    [`GET ${jobs}/pi`]: [{ body: Job }, job({ type: "Complete", status: "False" }), complete],
  });
  const { status, output, events, seconds } = await run("runJob.sync", { Job, Namespace: "night" });
  assert.equal([status, output], ["SUCCEEDED", complete.body]);
  assert.is(seconds, 1 + 2 + 4);
  const submitted = events.find(({ type }) => type === "TaskSubmitted")?.details?.output as JsonObject;
  assert.equal([submitted["ResponseBody"], submitted["StatusCode"], submitted["StatusText"]], [Job, 201, "Created"]);
});

kubernetes("a job that fails is States.TaskFailed, and one that is refused the error of its status", async () => {
  const failed = job({ type: "Failed", status: "True", reason: "BackoffLimitExceeded" });
  cluster.reply({ ...created, [`GET ${JOBS}/pi`]: [failed] });
  const { error, cause } = await run("runJob.sync", { Job });
  assert.equal([error, JSON.parse(cause ?? "")], ["States.TaskFailed", failed.body]);
  cluster.reply({ [`POST ${JOBS}`]: [{ status: 409, body: { reason: "AlreadyExists" } }] });
  assert.is((await run("runJob.sync", { Job })).error, "EKS.409");
});

kubernetes("a job that is gone fails its task", async () => {
  cluster.reply(created);
  assert.is((await run("runJob.sync", { Job })).error, "EKS.404");
});

const pod = { metadata: { name: "pi-x" }, spec: { containers: [{ name: "pi" }, { name: "side" }, { name: "mute" }] } };

kubernetes("logs come by pod and container, as JSON if they are", async () => {
  const logsOf = async (options: object) => {
    cluster.reply({
      ...created,
      [`GET ${JOBS}/pi`]: [complete],
      [`GET ${PODS}`]: [{ body: { items: [pod] } }],
      [`GET ${PODS}/pi-x/log`]: [{ body: '{"pi":3.14}' }, { body: "two\nlines" }, { status: 400, body: { code: 400 } }],
    });
    const LogOptions = { RetrieveLogs: true, LogParameters: { tailLines: ["6"] }, ...options };
    return ((await run("runJob.sync", { Job, LogOptions })).output as JsonObject)["logs"];
  };
  const cause = '{"ResponseBody":{"code":400},"StatusCode":400,"StatusText":"Bad Request"}';
  const containers = { pi: { log: { pi: 3.14 } }, side: { log: "two\nlines" }, mute: { error: "EKS.400", cause } };
  assert.equal(await logsOf({}), { pods: { "pi-x": { containers } } });
  assert.equal(
    cluster.seen.slice(2).map(({ url }) => url),
    [
      `${PODS}?labelSelector=job-name%3Dpi`,
      ...["pi", "side", "mute"].map((name) => `${PODS}/pi-x/log?tailLines=6&container=${name}`),
    ],
  );
  const raw = { ...containers, pi: { log: '{"pi":3.14}' } };
  assert.equal(await logsOf({ RawLogs: true }), { pods: { "pi-x": { containers: raw } } });
  assert.is(await logsOf({ RetrieveLogs: false }), undefined);
});

kubernetes("a job runs on when its execution is stopped, and is asked after no more", async () => {
  cluster.reply({ ...created, [`GET ${JOBS}/pi`]: [{ body: Job }] });
  const { status } = await run("runJob.sync", { Job }, { stopAfterSeconds: 5 });
  assert.is(status, "ABORTED");
  assert.equal([...new Set(cluster.seen.map(({ method }) => method))], ["POST", "GET"]);
  assert.is(cluster.seen.length, 3);
});

kubernetes.run();
