import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json, JsonObject } from "../../../../asl/json";
import { createVirtualClock } from "../../../../local/interpreter";
import { type HttpTaskOptions, httpTasks, mockTasks, routeTasks } from "../../../../local/tasks";
import { runDefinition, single } from "../../interpreter/run-definition";
import { loopbackServer } from "./loopback-server";

const http = suite("http:invoke");

let server: Awaited<ReturnType<typeof loopbackServer>>;
http.before(async () => {
  server = await loopbackServer();
});
http.after(() => server.close());
http.before.each(() => server.reply({}));

const quiet: HttpTaskOptions = { report: () => {} };
const arn = "arn:aws:events:us-east-1:123456789012:connection/Shop/81210c42-8af1-456b-9c4a-6ff02fc664ac";

async function invoke(given: object, options: HttpTaskOptions = quiet) {
  const Parameters = { ApiEndpoint: `http://${server.host}/v1/items`, Method: "GET", ...given };
  const state = { Type: "Task", Resource: "arn:aws:states:::http:invoke", Parameters, End: true };
  return (await runDefinition(single(state), {}, { tasks: httpTasks(options) })).result as {
    status: string;
    output: JsonObject;
    error?: string;
    cause?: string;
  };
}

http("the answer is the result, with its body as JSON and each header a list", async () => {
  server.reply({
    headers: { "Content-Type": "application/json; charset=utf-8", "X-Page": ["1", "2"] },
    body: '{"a":[1]}',
  });
  const { output } = await invoke({ QueryParameters: { limit: "3", tag: ["a", "b c"] }, Headers: { "X-Shop": "1" } });
  const { Headers, ...rest } = output;
  assert.equal(rest, { ResponseBody: { a: [1] }, StatusCode: 200, StatusText: "OK" });
  assert.equal((Headers as JsonObject)["X-Page"], ["1", "2"]);
  assert.equal((Headers as JsonObject)["Content-Type"], ["application/json; charset=utf-8"]);
  const [{ method, url, headers }] = server.seen as [(typeof server.seen)[number]];
  assert.equal([method, url], ["GET", "/v1/items?limit=3&tag=a&tag=b+c"]);
  assert.equal(
    [headers["x-shop"], headers["user-agent"], headers["range"]],
    ["1", "Amazon|StepFunctions|HttpInvoke|us-east-1", "bytes=0-262144"],
  );
});

http("a body that is no JSON is a text", async () => {
  server.reply({ headers: { "Content-Type": "text/plain" }, body: "42" }, { body: "{broken" });
  assert.is((await invoke({})).output["ResponseBody"], "42");
  assert.is((await invoke({})).output["ResponseBody"], "{broken");
});

http("a body is sent as JSON, as a text, or as a form", async () => {
  const sent = async (given: object) => {
    await invoke({ Method: "POST", ...given });
    const { body, headers } = server.seen.at(-1) as (typeof server.seen)[number];
    return [headers["content-type"], decodeURIComponent(body)];
  };
  const RequestBody = { name: "a b", list: ["x", "y"], deep: { n: 1 } };
  assert.equal(await sent({ RequestBody }), ["application/json", JSON.stringify(RequestBody)]);
  assert.equal(await sent({ RequestBody: "<a/>", Headers: { "content-type": "text/xml" } }), ["text/xml", "<a/>"]);
  const form = (ArrayFormat?: string) =>
    sent({
      RequestBody,
      Transform: {
        RequestBodyEncoding: "URL_ENCODED",
        ...(ArrayFormat && { RequestEncodingOptions: { ArrayFormat } }),
      },
    });
  const expected = (list: string) => ["application/x-www-form-urlencoded", `name=a+b&${list}&deep[n]=1`];
  assert.equal(await form(), expected("list[0]=x&list[1]=y"));
  assert.equal(await form("BRACKETS"), expected("list[]=x&list[]=y"));
  assert.equal(await form("REPEAT"), expected("list=x&list=y"));
  assert.equal(await form("COMMAS"), expected("list=x,y"));
});

http("every status but success is an error of its name, with the body for a cause", async () => {
  server.reply({ status: 404, body: '{"message":"no such item"}' }, { status: 503, body: "" }, { status: 302 });
  const { status, error, cause } = await invoke({});
  assert.equal([status, error, cause], ["FAILED", "States.Http.StatusCode.404", '{"message":"no such item"}']);
  assert.equal((await invoke({})).cause, "Service Unavailable");
  assert.is((await invoke({})).error, "States.Http.StatusCode.302");
});

http("errors are caught and retried by their names", async () => {
  server.reply({ status: 429 }, { body: "1" });
  const Parameters = { ApiEndpoint: `http://${server.host}/`, Method: "GET" };
  const Retry = [{ ErrorEquals: ["States.Http.StatusCode.429"] }];
  const state = { Type: "Task", Resource: "arn:aws:states:::http:invoke", Parameters, Retry, End: true };
  const { result } = await runDefinition(single(state), {}, { tasks: httpTasks(quiet) });
  assert.is(result.status, "SUCCEEDED");
});

http("a request that AWS would not make is not made", async () => {
  const refused = async (given: object, cause: RegExp) => {
    const { error, ...rest } = await invoke(given);
    assert.is(error, "States.Runtime");
    assert.match(rest.cause ?? "", cause);
    assert.is(server.seen.length, 0);
  };
  await refused({ ApiEndpoint: "http://shop.example/items" }, /"http:\/\/shop\.example\/items" is no https URL/);
  await refused({ ApiEndpoint: "http://127.0.0.1.shop.example/" }, /is no https URL/);
  await refused({ ApiEndpoint: "file:///etc/passwd" }, /is no https URL/);
  await refused({ ApiEndpoint: "shop" }, /"shop" is no URL/);
  await refused({ Method: "TRACE" }, /Method must be one of GET, .*not "TRACE"/);
  await refused({ Headers: { host: "a", "X-Amz-Date": "b", ok: "c" } }, /unsupported values: host, X-Amz-Date$/);
  await refused({ Headers: { Authorization: "Bearer x" } }, /unsupported values: Authorization/);
  await refused({ Headers: { a: "b\r\nc: d" } }, /Invalid character/);
  await refused(
    { Transform: { RequestBodyEncoding: "XML" } },
    /RequestBodyEncoding must be NONE or URL_ENCODED, not "XML"/,
  );
  const Transform = { RequestBodyEncoding: "URL_ENCODED", RequestEncodingOptions: { ArrayFormat: "toString" } };
  await refused({ Method: "POST", RequestBody: {}, Transform }, /ArrayFormat must be one of INDICES, .*not "toString"/);
});

http("a body that is no text is a failure of the workflow", async () => {
  server.reply({ headers: { "Content-Type": "image/png" }, body: "x" }, { body: Buffer.from([0xff, 0xfe]) });
  assert.match((await invoke({})).cause ?? "", /body that is no text: image\/png/);
  assert.is((await invoke({})).error, "States.Runtime");
});

http("a body beyond what a state may give is not read to its end", async () => {
  server.reply({ headers: { "Content-Type": "text/plain" }, body: "x".repeat(3_000_000) });
  assert.is((await invoke({})).error, "States.DataLimitExceeded");
});

http("where nobody answers is States.Http.Socket", async () => {
  const { error, cause } = await invoke({ ApiEndpoint: "http://127.0.0.1:1/" });
  assert.is(error, "States.Http.Socket");
  assert.match(cause ?? "", /ECONNREFUSED/);
});

http("a request is given up after 60 seconds", async () => {
  server.reply({ silent: true });
  const clock = createVirtualClock(0, false);
  const waiting = invoke({}, { ...quiet, clock });
  while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
  clock.advance(60_000);
  const { error, cause } = await waiting;
  assert.equal([error, cause], ["States.Http.Socket", "The request had no answer within 60 seconds."]);
});

http("a connection authorises requests, and what it adds wins", async () => {
  const send = async (connection: NonNullable<HttpTaskOptions["connections"]>[string], given: object = {}) => {
    const Authentication = { ConnectionArn: arn };
    await invoke({ Authentication, ...given }, { connections: { Shop: connection } });
    return server.seen.at(-1) as (typeof server.seen)[number];
  };
  const basic = await send({ BasicAuthParameters: { Username: "u", Password: "p" } });
  assert.is(basic.headers.authorization, `Basic ${Buffer.from("u:p").toString("base64")}`);
  const key = await send({ ApiKeyAuthParameters: { ApiKeyName: "X-Key", ApiKeyValue: "k" } });
  assert.is(key.headers["x-key"], "k");
  const added = await send(
    {
      InvocationHttpParameters: {
        HeaderParameters: [{ Key: "X-A", Value: "connection" }],
        QueryStringParameters: [{ Key: "q", Value: "connection" }],
        BodyParameters: [{ Key: "b", Value: "connection" }],
      },
    },
    { Method: "POST", Headers: { "x-a": "state" }, QueryParameters: { q: "state" }, RequestBody: { b: "state", c: 1 } },
  );
  assert.equal([added.headers["x-a"], added.url], ["connection", "/v1/items?q=connection"]);
  assert.equal(JSON.parse(added.body), { b: "connection", c: 1 });
});

http("a connection with OAuth gets a token first", async () => {
  const OAuthParameters = {
    AuthorizationEndpoint: `http://${server.host}/token`,
    HttpMethod: "POST",
    ClientParameters: { ClientID: "id", ClientSecret: "secret" },
  };
  const how = { connections: { [arn]: { OAuthParameters } } };
  const given = { InvocationConfig: { ConnectionArn: arn } };
  server.reply({ body: '{"access_token":"t"}' }, {});
  await invoke(given, how);
  const [token, request] = server.seen;
  assert.equal(
    [token?.url, token?.body, request?.headers.authorization],
    ["/token", "grant_type=client_credentials&client_id=id&client_secret=secret", "Bearer t"],
  );
  server.reply({ status: 401, body: '{"access_token":"t"}' });
  const { cause } = await invoke(given, how);
  assert.is(cause, "The connection got no access token: its endpoint answered 401.");
  assert.is(server.seen.length, 1);
});

http("a connection that is not configured is told once, and requests go without credentials", async () => {
  const told: string[] = [];
  const state = {
    Type: "Task",
    Resource: "arn:aws:states:::http:invoke",
    Parameters: { ApiEndpoint: `http://${server.host}/`, Method: "GET", Authentication: { ConnectionArn: arn } },
  };
  const States = { A: { ...state, Next: "B" }, B: { ...state, End: true } };
  const tasks = httpTasks({ report: (message) => told.push(message) });
  const { result } = await runDefinition({ StartAt: "A", States }, {}, { tasks });
  assert.is(result.status, "SUCCEEDED");
  assert.equal(told, [`The connection ${arn} is not configured here: its requests go without credentials.`]);
});

http("nothing is called when the state is mocked", async () => {
  const Parameters = { ApiEndpoint: `http://${server.host}/`, Method: "GET" };
  const state = { Type: "Task", Resource: "arn:aws:states:::http:invoke", Parameters, End: true };
  const tasks = routeTasks([mockTasks({ S: { return: { StatusCode: 200 } as Json } }), httpTasks(quiet)]);
  await runDefinition(single(state), {}, { tasks });
  assert.is(server.seen.length, 0);
});

http.run();
