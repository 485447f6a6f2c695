import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fixtureGraph } from "../kit/fixture-graph";
import type { Graph, Registered } from "../kit/graph";

const test = suite("deployment");
const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:aslant-dev-";

function find({ resources }: Graph, type: string, name: string): Registered {
  const found = resources.find((resource) => resource.type === type && resource.name === name);
  assert.ok(found, `no ${type} ${name} among ${resources.map((resource) => resource.name)}`);
  return found as Registered;
}

function json(text: unknown): Record<string, unknown> {
  return JSON.parse(String(text));
}

function statements(policy: unknown): readonly Record<string, unknown>[] {
  return json(policy)["Statement"] as Record<string, unknown>[];
}

let plain: Graph;
let changed: Graph;
test.before(async () => {
  plain = await fixtureGraph();
  changed = await fixtureGraph(
    {
      "aslant:alertEmail": "team@example.org",
      "aslant:kmsKeyArn": KEY,
      "aslant:tags": '{"team":"riders"}',
      "aslant:logLevel": "FATAL",
      "aslant:tracing": "false",
      "aslant:functions": '{"greet":{"reservedConcurrency":2}}',
    },
    {
      machines: { greeting: { stateMachine: { namePrefix: "mine" }, alarm: (args) => ({ ...args, threshold: 5 }) } },
      buckets: {
        uploads: {
          bucket: (args, options) => {
            options.protect = true;
            return { ...args, objectLockEnabled: true };
          },
        },
      },
      functions: {
        greet: {
          function: (args, _, name) => ({ ...args, description: `made for ${name}` }),
          role: { permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" },
        },
      },
      uploads: { "recording-upload-1": { queue: { delaySeconds: 3 }, role: { description: "starts recordings" } } },
      schedules: { "greeting-schedule-1": { schedule: { state: "DISABLED" }, queue: { delaySeconds: 4 } } },
      topics: { alerts: { topic: { displayName: "Alarm" } } },
      dashboard: { dashboardName: "mine" },
    },
  );
});

test("an upload starts the alias of its machine with the input it describes", () => {
  const rule = find(plain, "aws:cloudwatch/eventRule:EventRule", "recording-upload-1");
  assert.equal(json(rule.inputs["eventPattern"]), {
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: { bucket: { name: ["uploads-1a2b3c4"] }, object: { key: [{ prefix: "incoming/" }] } },
  });
  const target = find(plain, "aws:cloudwatch/eventTarget:EventTarget", "recording-upload-1-target");
  assert.is(target.inputs["arn"], `${MACHINE}recording:live`);
  assert.equal(target.inputs["inputTransformer"], {
    inputPaths: { value1: "$.detail.object.key", value2: "$.detail.bucket.name" },
    inputTemplate: '{"text":<value1>,"from":{"bucket":<value2>,"kind":"upload"}}',
  });
  assert.is(find(plain, "aws:s3/bucketNotification:BucketNotification", "uploads-events").inputs["eventbridge"], true);
});

test("the role of a trigger may start the live alias and nothing else", () => {
  const policy = find(plain, "aws:iam/rolePolicy:RolePolicy", "recording-upload-1-role-policy");
  assert.equal(statements(policy.inputs["policy"]), [
    {
      Effect: "Allow",
      Action: ["states:StartExecution"],
      Resource: [`${MACHINE}recording`],
      Condition: { "ForAnyValue:StringEquals": { "states:StateMachineQualifier": ["live"] } },
    },
  ]);
});

test("events that start nothing go to a queue that only their rule may fill", () => {
  const queue = find(plain, "aws:sqs/queuePolicy:QueuePolicy", "recording-upload-1-dead-letters-policy");
  const [tls, send] = statements(queue.inputs["policy"]);
  assert.is(tls?.["Effect"], "Deny");
  assert.equal(send?.["Principal"], { Service: "events.amazonaws.com" });
  assert.equal(send?.["Condition"], {
    ArnEquals: { "aws:SourceArn": ["arn:aws:events:eu-west-1:123456789012:rule/recording-upload-1-1a2b3c4"] },
  });
});

test("a schedule starts the alias in its time zone", () => {
  const { inputs, dependsOn } = find(plain, "aws:scheduler/schedule:Schedule", "greeting-schedule-1");
  assert.is(inputs["scheduleExpression"], "cron(0 6 * * ? *)");
  assert.is(inputs["scheduleExpressionTimezone"], "Europe/Berlin");
  const target = inputs["target"] as Record<string, unknown>;
  assert.is(target["arn"], `${MACHINE}greeting:live`);
  assert.is(target["input"], '{"name":"Ada"}');
  assert.ok(target["deadLetterConfig"]);
  assert.ok(dependsOn.some((urn) => urn.endsWith("greeting-schedule-1-role-policy")));
});

test("a machine that starts another names its alias and may start it", () => {
  const machine = find(plain, "aws:sfn/stateMachine:StateMachine", "starting");
  assert.match(String(machine.inputs["definition"]), `"StateMachineArn":"${MACHINE}greeting:live"`);
  const policy = find(plain, "aws:iam/rolePolicy:RolePolicy", "starting-role-policy");
  const starts = statements(policy.inputs["policy"]).find(({ Action }) =>
    (Action as string[]).includes("states:StartExecution"),
  );
  assert.equal(starts?.["Resource"], [`${MACHINE}greeting`]);
});

test("a machine may call every version of its functions", () => {
  const policy = find(plain, "aws:iam/rolePolicy:RolePolicy", "greeting-role-policy");
  const invoke = statements(policy.inputs["policy"]).find(({ Action }) =>
    (Action as string[]).includes("lambda:InvokeFunction"),
  );
  const arn = "arn:aws:lambda:eu-west-1:123456789012:function:aslant-dev-greet";
  assert.equal(invoke?.["Resource"], [arn, `${arn}:*`]);
  assert.is(find(plain, "aws:lambda/function:Function", "greet").inputs["publish"], true);
});

test("only the machine itself may take its role", () => {
  const { inputs } = find(plain, "aws:iam/role:Role", "greeting-role");
  const [trust] = statements(inputs["assumeRolePolicy"]);
  assert.equal(trust?.["Condition"], {
    StringEquals: { "aws:SourceAccount": "123456789012" },
    ArnLike: { "aws:SourceArn": `${MACHINE}greeting` },
  });
});

test("a function that does not run is deployed with its settings, others with their declarations", () => {
  assert.is(find(changed, "aws:lambda/function:Function", "greet").inputs["reservedConcurrentExecutions"], 2);
  assert.is(find(changed, "aws:lambda/function:Function", "record").inputs["reservedConcurrentExecutions"], undefined);
});

test("alarms and topics tell the alert address", () => {
  const subscriptions = changed.resources.filter(({ type }) => type === "aws:sns/topicSubscription:TopicSubscription");
  assert.equal(
    subscriptions.map(({ name }) => name),
    ["alerts-email-1", "news-email-1"],
  );
  assert.ok(
    subscriptions.every(({ inputs }) => inputs["endpoint"] === "team@example.org" && inputs["protocol"] === "email"),
  );
  const alarm = find(changed, "aws:cloudwatch/metricAlarm:MetricAlarm", "recording-alarm-failed");
  assert.equal(alarm.inputs["alarmActions"], ["arn:aws:sns:eu-west-1:123456789012:alerts-1a2b3c4"]);
  const none = find(plain, "aws:cloudwatch/metricAlarm:MetricAlarm", "recording-alarm-failed");
  assert.equal(none.inputs["alarmActions"], []);
});

test("the stack's key encrypts what holds data, and roles may use it for that", () => {
  assert.equal(find(changed, "aws:dynamodb/table:Table", "notes").inputs["serverSideEncryption"], {
    enabled: true,
    kmsKeyArn: KEY,
  });
  assert.is(find(changed, "aws:sns/topic:Topic", "news").inputs["kmsMasterKeyId"], KEY);
  assert.is(find(changed, "aws:cloudwatch/logGroup:LogGroup", "greet-log").inputs["kmsKeyId"], KEY);
  assert.is(find(changed, "aws:lambda/function:Function", "greet").inputs["kmsKeyArn"], KEY);
  const machine = find(changed, "aws:sfn/stateMachine:StateMachine", "greeting").inputs;
  assert.is((machine["encryptionConfiguration"] as Record<string, unknown>)["kmsKeyId"], KEY);
  const policy = find(changed, "aws:iam/rolePolicy:RolePolicy", "record-role-policy");
  const services = statements(policy.inputs["policy"])
    .filter(({ Resource }) => (Resource as string[]).includes(KEY))
    .map(({ Condition }) => JSON.stringify(Condition ?? ""));
  for (const service of ["dynamodb", "s3", "sns"])
    assert.ok(
      services.some((text) => text.includes(`${service}.eu-west-1.`)),
      service,
    );
});

test("tags of the stack come on top of project and stack", () => {
  const tags = { project: "aslant", stack: "dev", team: "riders" };
  for (const type of [
    "aws:s3/bucket:Bucket",
    "aws:lambda/function:Function",
    "aws:sfn/stateMachine:StateMachine",
    "aws:iam/role:Role",
  ]) {
    for (const { inputs } of changed.resources.filter((resource) => resource.type === type))
      assert.equal(inputs["tags"], tags);
  }
});

test("log level and tracing reach the machine and its functions", () => {
  const { inputs } = find(changed, "aws:sfn/stateMachine:StateMachine", "greeting");
  assert.is((inputs["loggingConfiguration"] as Record<string, unknown>)["level"], "FATAL");
  assert.equal(inputs["tracingConfiguration"], { enabled: false });
  assert.equal(find(changed, "aws:lambda/function:Function", "greet").inputs["tracingConfig"], { mode: "PassThrough" });
});

test("what a component does not offer can be changed inside it", () => {
  assert.is(find(changed, "aws:sfn/stateMachine:StateMachine", "greeting").inputs["namePrefix"], "mine");
  assert.is(find(changed, "aws:cloudwatch/metricAlarm:MetricAlarm", "greeting-alarm-failed").inputs["threshold"], 5);
  assert.is(find(changed, "aws:cloudwatch/metricAlarm:MetricAlarm", "recording-alarm-failed").inputs["threshold"], 0);
  const bucket = find(changed, "aws:s3/bucket:Bucket", "uploads");
  assert.ok(bucket.protect);
  assert.is(bucket.inputs["objectLockEnabled"], true);
  const changes: readonly (readonly [type: string, name: string, input: string, value: unknown])[] = [
    ["aws:lambda/function:Function", "greet", "description", "made for greet"],
    ["aws:iam/role:Role", "greet-role", "permissionsBoundary", "arn:aws:iam::123456789012:policy/boundary"],
    ["aws:iam/role:Role", "recording-upload-1-role", "description", "starts recordings"],
    ["aws:sqs/queue:Queue", "recording-upload-1-dead-letters", "delaySeconds", 3],
    ["aws:sqs/queue:Queue", "greeting-schedule-1-dead-letters", "delaySeconds", 4],
    ["aws:scheduler/schedule:Schedule", "greeting-schedule-1", "state", "DISABLED"],
    ["aws:sns/topic:Topic", "alerts", "displayName", "Alarm"],
    ["aws:cloudwatch/dashboard:Dashboard", "dashboard", "dashboardName", "mine"],
  ];
  for (const [type, name, input, value] of changes) assert.is(find(changed, type, name).inputs[input], value, name);
});

test("each resource has the parent that made it", () => {
  for (const { parent, type, name } of plain.resources) {
    if (type === "pulumi:pulumi:Stack") continue;
    assert.ok(parent.length > 0, name);
    const top = ["aws:cloudwatch/dashboard:Dashboard"].includes(type) || type.startsWith("aslant:");
    assert.ok(top || !parent.includes("pulumi:pulumi:Stack::"), name);
  }
});

test("nothing that no workflow uses is deployed", () => {
  assert.not.ok(plain.resources.some(({ name }) => name === "unused" || name === "idle"));
});

test.run();
