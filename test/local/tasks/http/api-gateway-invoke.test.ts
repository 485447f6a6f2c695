import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../../../asl/json";
import { TaskTokens } from "../../../../local/interpreter";
import { type HttpTaskOptions, httpTasks } from "../../../../local/tasks";
import { runDefinition, single } from "../../interpreter/run-definition";
import { loopbackServer } from "./loopback-server";

const gateway = suite("apigateway:invoke");

let server: Awaited<ReturnType<typeof loopbackServer>>;
gateway.before(async () => {
  server = await loopbackServer();
});
gateway.after(() => server.close());
gateway.before.each(() => server.reply({}));

async function invoke(given: object, options: HttpTaskOptions = {}) {
  const Parameters = { ApiEndpoint: server.host, Method: "GET", ...given };
  const state = { Type: "Task", Resource: "arn:aws:states:::apigateway:invoke", Parameters, End: true };
  return (await runDefinition(single(state), {}, { tasks: httpTasks(options) })).result as {
    output: JsonObject;
    error?: string;
    cause?: string;
  };
}

gateway("stage, path and query parameters make the address", async () => {
  server.reply({ body: '{"bills":[]}' });
  const { output } = await invoke({
    Stage: "prod",
    Path: "/bills/a b",
    QueryParameters: { id: ["1", "2"] },
    Headers: { key: ["v1", "v2"] },
  });
  assert.equal([output["ResponseBody"], output["StatusCode"], output["StatusText"]], [{ bills: [] }, 200, "OK"]);
  const [{ url, headers }] = server.seen as [(typeof server.seen)[number]];
  assert.equal([url, headers["key"], headers["accept"]], ["/prod/bills/a%20b?id=1&id=2", "v1, v2", "application/json"]);
});

gateway("a body is JSON, without fields that are null unless they are asked for", async () => {
  const sent = async (given: object) => {
    await invoke({ Method: "POST", ...given });
    return server.seen.at(-1)?.body;
  };
  const RequestBody = { a: null, b: [{ c: null, d: 1 }] };
  assert.is(await sent({ RequestBody }), '{"b":[{"d":1}]}');
  assert.is(await sent({ RequestBody, AllowNullValues: true }), JSON.stringify(RequestBody));
  assert.is(await sent({ RequestBody: "text" }), '"text"');
  assert.is(await sent({ RequestBody: null }), "");
  assert.is(await sent({ RequestBody: {}, Method: "GET" }), "");
});

gateway("a status is an error, with the body for a cause", async () => {
  server.reply({ status: 403, body: '{"message":"Missing Authentication Token"}' });
  const { error, cause } = await invoke({});
  assert.equal([error, cause], ["ApiGateway.403", '{"message":"Missing Authentication Token"}']);
  assert.is((await invoke({ ApiEndpoint: "127.0.0.1:1" })).error, "ApiGateway.SocketException");
});

gateway("requests with IAM_ROLE are signed, if there are credentials", async () => {
  const given = { AuthType: "IAM_ROLE", Method: "POST", RequestBody: { a: 1 }, QueryParameters: { q: "1" } };
  const credentials = { accessKeyId: "key", secretAccessKey: "secret", sessionToken: "session" };
  await invoke(given, { credentials, region: "eu-west-1" });
  const headers = server.seen[0]?.headers;
  const scope = String.raw`AWS4-HMAC-SHA256 Credential=key/\d{8}/eu-west-1/execute-api/aws4_request, SignedHeaders=\S*host\S*, `;
  assert.match(headers?.authorization ?? "", new RegExp(`^${scope}Signature=[0-9a-f]{64}$`));
  assert.is(headers?.["x-amz-security-token"], "session");
  const { error, cause } = await invoke(given);
  assert.equal([error, cause], ["States.Runtime", "AuthType needs credentials of AWS, and there are none here."]);
  assert.is(server.seen.length, 1);
});

gateway("an address or a header that AWS does not allow is refused", async () => {
  for (const given of [
    { ApiEndpoint: "user:pass@shop.example" },
    { ApiEndpoint: "http://shop.example" },
    { Headers: { Connection: ["close"] } },
    { Headers: { "X-Forwarded-For": ["1"] } },
  ]) {
    assert.is((await invoke(given)).error, "States.Runtime", JSON.stringify(given));
  }
  assert.is(server.seen.length, 0);
});

gateway("with a task token, the answer only says that the request was taken", async () => {
  const tokens = new TaskTokens();
  const state = {
    Type: "Task",
    Resource: "arn:aws:states:::apigateway:invoke.waitForTaskToken",
    Parameters: {
      ApiEndpoint: server.host,
      Method: "POST",
      Headers: { "Task-Token.$": "States.Array($$.Task.Token)" },
    },
    End: true,
  };
  const { result, events } = await runDefinition(
    single(state),
    {},
    {
      tasks: httpTasks(),
      tokens,
      onEvent: ({ type }) => {
        if (type === "TaskSubmitted") tokens.succeed(String(server.seen[0]?.headers["task-token"]), { done: true });
      },
    },
  );
  assert.equal(result, { status: "SUCCEEDED", output: { done: true } });
  const [submitted] = events.filter(({ type }) => type === "TaskSubmitted");
  assert.match(JSON.stringify(submitted?.details?.output), /"StatusCode":200/);
});

gateway.run();
