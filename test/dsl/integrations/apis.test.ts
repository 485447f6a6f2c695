import { suite } from "uvu";
import { workflow } from "../../../dsl";
import { apigateway } from "../../../dsl/integrations/apigateway";
import { bedrock } from "../../../dsl/integrations/bedrock";
import { bedrockAgentcore } from "../../../dsl/integrations/bedrock-agentcore";
import { eks } from "../../../dsl/integrations/eks";
import { http } from "../../../dsl/integrations/http";
import { invoke } from "../../../dsl/integrations/lambda";
import { charge } from "../functions";
import { expectTask } from "./expect-task";

const start = workflow<{ id: string; host: string; connection: string; question: string }>("W");
const test = suite("integrations that answer");

test("HTTPS APIs are called through a connection", () => {
  const chain = start.task("T", http.invoke<{ receipt: string }>(), {
    arguments: ({ input }) => ({
      ApiEndpoint: input.host,
      Method: "POST",
      Authentication: { ConnectionArn: input.connection },
      RequestBody: { id: input.id },
      Transform: { RequestBodyEncoding: "URL_ENCODED", RequestEncodingOptions: { ArrayFormat: "COMMAS" } },
    }),
    resultSelector: ({ result }) => ({ receipt: result.ResponseBody.receipt, status: result.StatusCode }),
  });
  const fixed = {
    Method: "POST",
    Transform: { RequestBodyEncoding: "URL_ENCODED", RequestEncodingOptions: { ArrayFormat: "COMMAS" } },
  };
  expectTask(chain, {
    resource: "http:invoke",
    parameters: {
      ...fixed,
      "ApiEndpoint.$": "$.host",
      Authentication: { "ConnectionArn.$": "$.connection" },
      RequestBody: { "id.$": "$.id" },
    },
    arguments: {
      ...fixed,
      ApiEndpoint: "{% $states.input.host %}",
      Authentication: { ConnectionArn: "{% $states.input.connection %}" },
      RequestBody: { id: "{% $states.input.id %}" },
    },
  });
});

test("API Gateway passes the token in a header", () => {
  const chain = start.task("T", apigateway.invoke().waitForTaskToken(), {
    arguments: ({ input, context }) => ({
      ApiEndpoint: input.host,
      Method: "POST",
      AuthType: "IAM_ROLE",
      Headers: { token: [context.Task.Token] },
    }),
  });
  const fixed = { Method: "POST", AuthType: "IAM_ROLE" };
  expectTask(chain, {
    resource: "apigateway:invoke.waitForTaskToken",
    parameters: { ...fixed, "ApiEndpoint.$": "$.host", Headers: { "token.$": "States.Array($$.Task.Token)" } },
    arguments: {
      ...fixed,
      ApiEndpoint: "{% $states.input.host %}",
      Headers: { token: ["{% $states.context.Task.Token %}"] },
    },
  });
});

test("Bedrock asks a model whose answer the author types", () => {
  const chain = start.task("T", bedrock.invokeModel<{ completion: string }>(), {
    arguments: ({ input }) => ({ ModelId: "anthropic.claude-v2", Body: { prompt: input.question } }),
    resultSelector: ({ result }) => ({ text: result.Body.completion }),
  });
  expectTask(chain, {
    resource: "bedrock:invokeModel",
    parameters: { ModelId: "anthropic.claude-v2", Body: { "prompt.$": "$.question" } },
    arguments: { ModelId: "anthropic.claude-v2", Body: { prompt: "{% $states.input.question %}" } },
  });
});

test("Bedrock waits for a customised model", () => {
  const job = {
    CustomModelName: "riders",
    BaseModelIdentifier: "amazon.titan-text-express-v1",
    TrainingDataConfig: { S3Uri: "s3://riders/train.jsonl" },
    OutputDataConfig: { S3Uri: "s3://riders/out/" },
    RoleArn: "arn:aws:iam::123456789012:role/train",
  };
  const chain = start.task("T", bedrock.createModelCustomizationJob.sync(), {
    arguments: ({ input }) => ({ ...job, JobName: input.id }),
    resultSelector: ({ result }) => ({ model: result.OutputModelArn }),
  });
  expectTask(chain, {
    resource: "bedrock:createModelCustomizationJob.sync",
    parameters: { ...job, "JobName.$": "$.id" },
    arguments: { ...job, JobName: "{% $states.input.id %}" },
  });
});

test("AgentCore runs a harness", () => {
  const chain = start.task("T", bedrockAgentcore.invokeHarness, {
    arguments: ({ input, context }) => ({
      HarnessArn: "arn:aws:bedrock-agentcore:us-east-1:123456789012:harness/riders",
      RuntimeSessionId: context.Execution.Name,
      Messages: [{ Role: "user", Content: [{ Text: input.question }] }],
    }),
  });
  const fixed = { HarnessArn: "arn:aws:bedrock-agentcore:us-east-1:123456789012:harness/riders" };
  const messages = (text: Record<string, string>) => [{ Role: "user", Content: [text] }];
  expectTask(chain, {
    resource: "bedrock-agentcore:invokeHarness",
    parameters: {
      ...fixed,
      "RuntimeSessionId.$": "$$.Execution.Name",
      Messages: messages({ "Text.$": "$.question" }),
    },
    arguments: {
      ...fixed,
      RuntimeSessionId: "{% $states.context.Execution.Name %}",
      Messages: messages({ Text: "{% $states.input.question %}" }),
    },
  });
});

test("the Kubernetes API of a cluster answers as the author types it", () => {
  const chain = start.task("T", eks.call<{ items: unknown[] }>(), {
    arguments: ({ input }) => ({
      ClusterName: "riders",
      CertificateAuthority: "Y2E=",
      Endpoint: input.host,
      Method: "GET",
      Path: "/api/v1/namespaces/default/pods",
    }),
    resultSelector: ({ result }) => ({ pods: result.ResponseBody.items }),
  });
  const fixed = {
    ClusterName: "riders",
    CertificateAuthority: "Y2E=",
    Method: "GET",
    Path: "/api/v1/namespaces/default/pods",
  };
  expectTask(chain, {
    resource: "eks:call",
    parameters: { ...fixed, "Endpoint.$": "$.host" },
    arguments: { ...fixed, Endpoint: "{% $states.input.host %}" },
  });
});

test("Lambda waits for the token in its payload", () => {
  const chain = start.task("T", invoke(charge, { qualifier: "live" }).waitForTaskToken<{ paid: boolean }>(), {
    arguments: ({ input, context }) => ({ Payload: { orderId: input.id, token: context.Task.Token } }),
  });
  const fixed = { FunctionName: "${Charge.Arn}", Qualifier: "live" };
  expectTask(chain, {
    resource: "lambda:invoke.waitForTaskToken",
    parameters: { ...fixed, Payload: { "orderId.$": "$.id", "token.$": "$$.Task.Token" } },
    arguments: {
      ...fixed,
      Payload: { orderId: "{% $states.input.id %}", token: "{% $states.context.Task.Token %}" },
    },
  });
});

test.run();
