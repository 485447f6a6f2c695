import { request } from "node:http";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type StatesStandIn, startStates } from "./states-client";

const strangers = suite("requests that the Step Functions API refuses");

let states: StatesStandIn;
strangers.before(async () => {
  states = await startStates();
});
strangers.after(() => states.remove());

/** Sends what no client of AWS would send. */
function send(
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; text: string }> {
  const target = { "x-amz-target": "AWSStepFunctions.ListStateMachines", "content-type": "application/x-amz-json-1.0" };
  return new Promise((resolve, reject) => {
    const sent = request(
      states.url,
      { method: "POST", agent: false, headers: { ...target, ...headers } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode, text }));
      },
    );
    sent.on("error", reject).end(body);
  });
}

strangers("a host of another name is no way to it, the prefix of some operations is", async () => {
  const { port } = new URL(states.url);
  assert.is((await send("{}", { host: `localhost:${port}` })).status, 200);
  assert.is((await send("{}", { host: `sync-localhost:${port}` })).status, 200);
  assert.is((await send("{}", { host: `evil.example:${port}` })).status, 403);
  assert.is((await send("{}", { host: "localhost" })).status, 403);
});

strangers("web pages of other origins are refused", async () => {
  assert.is((await send("{}", { origin: "https://evil.example" })).status, 403);
  assert.is((await send("{}", { origin: "null" })).status, 403);
  assert.is((await send("{}", { "sec-fetch-site": "cross-site" })).status, 403);
});

strangers("bodies that are no JSON objects, or too long, are refused", async () => {
  for (const body of ["[]", "1", "{", "null"]) {
    const { status, text } = await send(body);
    assert.is(status, 400);
    assert.match(text, /SerializationException/);
  }
  assert.is((await send(`{"x":"${"x".repeat(17 * 1024 * 1024)}"}`)).status, 413);
});

strangers("operations are found by their own names only", async () => {
  for (const name of ["constructor", "__proto__", "toString", "Nothing", ""]) {
    const { status, text } = await send("{}", { "x-amz-target": `AWSStepFunctions.${name}` });
    assert.is(status, 400);
    assert.match(text, /UnknownOperationException/);
  }
});

strangers("members of another type are refused", async () => {
  const { status, text } = await send('{"maxResults":"many"}');
  assert.is(status, 400);
  assert.match(text, /SerializationException/);
  assert.match((await send('{"maxResults":-1}')).text, /ValidationException/);
});

strangers.run();
