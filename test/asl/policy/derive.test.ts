import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../../asl/definition";
import { derivePolicy } from "../../../asl/policy";
import { allowedBy, machine, task } from "./machine";
import { DEPLOYED } from "./simulate";

const test = suite("derivePolicy");
const HERE = "eu-west-1:123456789012";

test("keeps placeholders as texts, and puts them where no account is given", async () => {
  const { statements } = await derivePolicy(task("arn:aws:states:::dynamodb:getItem", { TableName: "${Riders.Name}" }));
  assert.equal(statements, [
    {
      actions: ["dynamodb:GetItem"],
      resources: ["arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Riders.Name}"],
      states: ["Do"],
    },
  ]);
});

test("takes a function with its versions, however it is named", async () => {
  const arns = [`arn:aws:lambda:${HERE}:function:pay`, `arn:aws:lambda:${HERE}:function:pay:*`];
  for (const name of ["pay", "pay:live", "123456789012:function:pay", `arn:aws:lambda:${HERE}:function:pay:7`]) {
    const allowed = await allowedBy(task("arn:aws:states:::lambda:invoke", { FunctionName: name }));
    assert.equal(allowed, { "lambda:InvokeFunction": arns }, name);
  }
  assert.equal(await allowedBy(task(`arn:aws:lambda:${HERE}:function:pay`)), { "lambda:InvokeFunction": arns });
  assert.equal(await allowedBy(task("${Pay.Arn}")), { "lambda:InvokeFunction": ["${Pay.Arn}", "${Pay.Arn}:*"] });
});

test("asks for what .sync needs only where a job is waited for", async () => {
  const parameters = { JobName: "etl" };
  const actions = async (pattern: string) =>
    Object.keys(await allowedBy(task(`arn:aws:states:::glue:startJobRun${pattern}`, parameters)));
  assert.equal(await actions(""), ["glue:StartJobRun"]);
  assert.equal(await actions(".sync"), [
    "glue:BatchStopJobRun",
    "glue:GetJobRun",
    "glue:GetJobRuns",
    "glue:StartJobRun",
  ]);
  const token = task("arn:aws:states:::sqs:sendMessage.waitForTaskToken", { QueueUrl: "${Jobs.Url}" });
  assert.equal(await allowedBy(token), { "sqs:SendMessage": ["${Jobs.Arn}"] });
});

test("starts a machine by its own ARN, and watches only its executions", async () => {
  const child = `arn:aws:states:${HERE}:stateMachine:child`;
  const allowed = await allowedBy(
    task("arn:aws:states:::states:startExecution.sync:2", { StateMachineArn: `${child}:PROD` }),
  );
  assert.equal(allowed["states:StartExecution"], [child]);
  assert.equal(allowed["states:StopExecution"], [`arn:aws:states:${HERE}:execution:child:*`]);
  const placeholder = await allowedBy(
    task("arn:aws:states:::states:startExecution.sync", { StateMachineArn: "${Child.Arn}" }),
  );
  assert.equal(placeholder["states:StartExecution"], ["${Child.Arn}"]);
  assert.equal(placeholder["states:DescribeExecution"], [`arn:aws:states:${HERE}:execution:\${Child.Name}:*`]);
});

test("knows the machine's own ARN in the context object", async () => {
  const own = { "StateMachineArn.$": "$$.StateMachine.Id" };
  const allowed = await allowedBy(task("arn:aws:states:::states:startExecution", own));
  assert.equal(allowed, { "states:StartExecution": [`arn:aws:states:${HERE}:stateMachine:Machine`] });
});

test("names the state whose resource only the run knows", async () => {
  const { statements, diagnostics } = await derivePolicy(
    task("arn:aws:states:::dynamodb:putItem", { "TableName.$": "$.table" }),
    DEPLOYED,
  );
  assert.equal(statements, []);
  assert.equal(diagnostics.length, 1);
  assert.equal(diagnostics[0]?.code, "POLICY_RESOURCE_UNKNOWN");
  assert.equal(diagnostics[0]?.severity, "error");
  assert.equal(diagnostics[0]?.location, "/States/Do");
  assert.match(diagnostics[0]?.message ?? "", /"Do" needs dynamodb:PutItem on the table \(\$\.table\)/);
});

test("grants what the author allows in that state, as far as the action works on it", async () => {
  const definition = task("arn:aws:states:::dynamodb:putItem", { "TableName.$": "$.table" });
  const table = `arn:aws:dynamodb:${HERE}:table/orders-*`;
  const allow = { Do: [table, "arn:aws:s3:::photos"] };
  assert.equal(await allowedBy(definition, { allow }), { "dynamodb:PutItem": [table] });
  const code = async (arns: readonly string[]) =>
    (await derivePolicy(definition, { ...DEPLOYED, allow: { Do: arns } })).diagnostics.map((found) => found.code);
  assert.equal(await code([table]), []);
  assert.equal(await code(["arn:aws:s3:::photos"]), ["POLICY_RESOURCE_UNKNOWN"]);
  assert.equal(await code(["*"]), ["POLICY_RESOURCE_UNKNOWN", "POLICY_ALLOW_EVERYTHING"]);
});

test("an allowed function is allowed with its versions, an allowed machine with its executions", async () => {
  const invoke = task("arn:aws:states:::lambda:invoke", { "FunctionName.$": "$.name" });
  const pay = `arn:aws:lambda:${HERE}:function:pay`;
  assert.equal(await allowedBy(invoke, { allow: { Do: [pay] } }), { "lambda:InvokeFunction": [pay, `${pay}:*`] });
  const start = task("arn:aws:states:::states:startExecution.sync", { "StateMachineArn.$": "$.arn" });
  const allowed = await allowedBy(start, { allow: { Do: [`arn:aws:states:${HERE}:stateMachine:child`] } });
  assert.equal(allowed["states:StopExecution"], [`arn:aws:states:${HERE}:execution:child:*`]);
});

test("an allowed bucket is allowed for listing, its objects for reading", async () => {
  const list = task("arn:aws:states:::aws-sdk:s3:listObjectsV2", { "Bucket.$": "$.bucket" });
  const get = task("arn:aws:states:::aws-sdk:s3:getObject", { "Bucket.$": "$.bucket", Key: "a" });
  const allow = { Do: ["${Photos.Arn}/*"] };
  assert.equal(await allowedBy(list, { allow }), { "s3:ListBucket": ["${Photos.Arn}"] });
  assert.equal(await allowedBy(get, { allow }), { "s3:GetObject": ["${Photos.Arn}/*"] });
});

test("tells of an allow for a state that does not exist", async () => {
  const { diagnostics } = await derivePolicy(task("${Pay.Arn}"), { allow: { Dont: ["arn:aws:s3:::a"] } });
  assert.equal(
    diagnostics.map(({ code }) => code),
    ["POLICY_ALLOW_UNKNOWN_STATE"],
  );
});

test("reads what an expression says for certain", async () => {
  const put = "arn:aws:states:::aws-sdk:s3:putObject";
  const path = task(put, { Bucket: "photos", "Key.$": "States.Format('thumbs/{}', $.key)", Body: "" });
  assert.equal(await allowedBy(path), { "s3:PutObject": ["arn:aws:s3:::photos/thumbs/*"] });
  const expression = machine(
    { Type: "Task", Resource: put, Arguments: "{% {'Bucket': 'pho' & 'tos', 'Key': 'thumbs/' & $states.input.key} %}" },
    { QueryLanguage: "JSONata" },
  );
  assert.equal(await allowedBy(expression), { "s3:PutObject": ["arn:aws:s3:::photos/thumbs/*"] });
});

test("a Task in another role needs only to assume it", async () => {
  const role = "arn:aws:iam::210987654321:role/there";
  const definition = task("arn:aws:states:::dynamodb:getItem", { TableName: "t" }, { Credentials: { RoleArn: role } });
  assert.equal(await allowedBy(definition), { "sts:AssumeRole": [role] });
});

test("activities and Kubernetes calls need nothing of IAM", async () => {
  assert.equal(await allowedBy(task(`arn:aws:states:${HERE}:activity:approve`)), {});
  assert.equal(await allowedBy(task("arn:aws:states:::eks:call", { ClusterName: "c" })), {});
});

test("every resource * has its reason", async () => {
  const { statements } = await derivePolicy(task("arn:aws:states:::aws-sdk:rekognition:detectFaces", {}));
  assert.equal(statements[0]?.resources, ["*"]);
  assert.match(statements[0]?.reason ?? "", /supports no resource/);
});

test("an ECS task passes the roles of its task definition, to ECS tasks only", async () => {
  const run = (parameters: Record<string, string>) => task("arn:aws:states:::ecs:runTask", parameters);
  const { statements } = await derivePolicy(run({ TaskDefinition: "${Web}", Cluster: "main" }), DEPLOYED);
  const pass = statements.find(({ actions }) => actions.includes("iam:PassRole"));
  assert.equal(pass?.resources, ["${Web.ExecutionRoleArn}", "${Web.TaskRoleArn}"]);
  assert.equal(pass?.conditions, { StringEquals: { "iam:PassedToService": ["ecs-tasks.amazonaws.com"] } });
  const literal = await derivePolicy(run({ TaskDefinition: "web:3" }), DEPLOYED);
  assert.equal(
    literal.diagnostics.map(({ code }) => code),
    ["POLICY_RESOURCE_UNKNOWN"],
  );
  const role = "arn:aws:iam::123456789012:role/web";
  const allowed = await allowedBy(run({ TaskDefinition: "web:3" }), { allow: { Do: [role] } });
  assert.equal(allowed, { "ecs:RunTask": [`arn:aws:ecs:${HERE}:task-definition/web:3`], "iam:PassRole": [role] });
});

test("an HTTP Task may call its method and endpoint with its connection", async () => {
  const connection = `arn:aws:events:${HERE}:connection/crm/0a1b`;
  const parameters = {
    "ApiEndpoint.$": "States.Format('https://crm.example.com/orders/{}', $.id)",
    Method: "GET",
    Authentication: { ConnectionArn: connection },
  };
  const { statements } = await derivePolicy(task("arn:aws:states:::http:invoke", parameters), DEPLOYED);
  const invoke = statements.find(({ actions }) => actions.includes("states:InvokeHTTPEndpoint"));
  assert.equal(invoke?.resources, [`arn:aws:states:${HERE}:stateMachine:Machine`]);
  assert.equal(invoke?.conditions, {
    StringEquals: { "states:HTTPMethod": ["GET"] },
    StringLike: { "states:HTTPEndpoint": ["https://crm.example.com/orders/*"] },
  });
  const allowed = await allowedBy(task("arn:aws:states:::http:invoke", parameters));
  assert.equal(allowed["events:RetrieveConnectionCredentials"], [connection]);
  assert.equal(allowed["secretsmanager:GetSecretValue"], [
    `arn:aws:secretsmanager:${HERE}:secret:events!connection/crm/*`,
  ]);
});

test("an HTTP Task whose host only the run knows is an error, unless the author allows endpoints", async () => {
  const parameters = { "ApiEndpoint.$": "$.url", Method: "GET", Authentication: { ConnectionArn: "${Crm.Arn}" } };
  const definition = task("arn:aws:states:::http:invoke", parameters);
  const { diagnostics } = await derivePolicy(definition, DEPLOYED);
  assert.equal(
    diagnostics.map(({ code }) => code),
    ["POLICY_RESOURCE_UNKNOWN"],
  );
  const allow = { Do: ["https://crm.example.com/*"] };
  const { statements } = await derivePolicy(definition, { ...DEPLOYED, allow });
  const invoke = statements.find(({ actions }) => actions.includes("states:InvokeHTTPEndpoint"));
  assert.equal(invoke?.conditions?.["StringLike"], { "states:HTTPEndpoint": ["https://crm.example.com/*"] });
});

test("a service or an action that AWS does not have is an error", async () => {
  const codes = async (resource: string) =>
    (await derivePolicy(task(resource, {}))).diagnostics.map(({ code, location }) => [code, location]);
  assert.equal(await codes("arn:aws:states:::aws-sdk:cw:putMetricData"), [
    ["POLICY_SERVICE_UNKNOWN", "/States/Do/Resource"],
  ]);
  assert.equal(await codes("arn:aws:states:::aws-sdk:dynamodb:putThing"), [["POLICY_ACTION_UNKNOWN", "/States/Do"]]);
});

test("warns of a placeholder that may not be a function", async () => {
  const { diagnostics } = await derivePolicy(task("${Whatever}", {}));
  assert.equal(
    diagnostics.map(({ code, severity }) => [code, severity]),
    [["POLICY_RESOURCE_PLACEHOLDER", "warning"]],
  );
});

test("log, traces and key of the machine itself", async () => {
  const logGroupArn = `arn:aws:logs:${HERE}:log-group:/aws/vendedlogs/states/Machine:*`;
  const machineKeyArn = `arn:aws:kms:${HERE}:key/0a1b`;
  const options = { ...DEPLOYED, logGroupArn, tracing: true, machineKeyArn };
  const { statements } = await derivePolicy(machine({ Type: "Pass" }), options);
  const find = (action: string) => statements.filter(({ actions }) => actions.includes(action));
  assert.equal(find("logs:CreateLogDelivery")[0]?.actions.length, 8);
  assert.equal(find("logs:PutLogEvents")[0]?.resources, [
    `arn:aws:logs:${HERE}:log-group:/aws/vendedlogs/states/Machine:log-stream:*`,
  ]);
  assert.equal(find("xray:PutTraceSegments")[0]?.actions.length, 4);
  assert.equal(find("kms:Decrypt")[0]?.conditions, {
    StringEquals: {
      "kms:EncryptionContext:aws:states:stateMachineArn": [`arn:aws:states:${HERE}:stateMachine:Machine`],
    },
  });
  assert.equal(find("kms:GenerateDataKey").length, 2);
  for (const { states } of statements) assert.equal(states, []);
});

test("what is encrypted with a customer's key needs the key, by way of its service", async () => {
  const key = `arn:aws:kms:${HERE}:key/0a1b`;
  const topic = `arn:aws:sns:${HERE}:news`;
  const options = { ...DEPLOYED, encryptionKeys: { [topic]: key, "arn:aws:s3:::photos": key } };
  const conditions = async (definition: StateMachineDefinition) => {
    const { statements } = await derivePolicy(definition, options);
    return statements.filter(({ resources }) => resources.includes(key)).map((s) => [s.actions, s.conditions]);
  };
  const via = (service: string) => ({ StringEquals: { "kms:ViaService": [`${service}.eu-west-1.amazonaws.com`] } });
  assert.equal(await conditions(task("arn:aws:states:::sns:publish", { TopicArn: topic })), [
    [["kms:Decrypt", "kms:GenerateDataKey"], via("sns")],
  ]);
  const get = task("arn:aws:states:::aws-sdk:s3:getObject", { Bucket: "photos", Key: "a" });
  assert.equal(await conditions(get), [[["kms:Decrypt"], via("s3")]]);
  assert.equal(await conditions(task("arn:aws:states:::sns:publish", { TopicArn: `${topic}2` })), []);
});

test("a * in an argument is not taken for a pattern", async () => {
  const star = [
    task("arn:aws:states:::sns:publish", { TopicArn: "*" }),
    task("arn:aws:states:::lambda:invoke", { FunctionName: "*" }),
    task("arn:aws:states:::dynamodb:putItem", { TableName: "*" }),
    task("arn:aws:states:::aws-sdk:s3:getObject", { Bucket: "*", Key: "a" }),
    task("arn:aws:states:::aws-sdk:rekognition:indexFaces", { CollectionId: "r*" }),
  ];
  for (const definition of star) {
    const { statements, diagnostics } = await derivePolicy(definition, DEPLOYED);
    assert.equal(statements, []);
    assert.equal(
      diagnostics.map(({ code }) => code),
      ["POLICY_RESOURCE_UNKNOWN"],
    );
  }
});

test("names that every object has are no services and no actions", async () => {
  for (const resource of ["constructor:invoke", "aws-sdk:constructor:toString", "aws-sdk:s3:constructor"]) {
    const { statements, diagnostics } = await derivePolicy(task(`arn:aws:states:::${resource}`, {}));
    assert.equal(statements, []);
    assert.is(diagnostics.length, 1, resource);
  }
});

test("survives any JSON in the place of a definition", async () => {
  const broken = [
    {},
    { States: null },
    { States: { A: null, B: { Type: "Task" }, C: { Type: "Task", Resource: 7, Parameters: [] } } },
    { States: { D: { Type: "Map", ItemReader: [], ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED" } } } } },
    { States: { E: { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Parameters: "x", Credentials: 1 } } },
  ];
  for (const definition of broken) {
    const { statements } = await derivePolicy(definition as unknown as StateMachineDefinition);
    assert.ok(Array.isArray(statements));
  }
});

test.run();
