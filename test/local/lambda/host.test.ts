import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createLambdaHost, type Invocation, type LambdaHost } from "../../../local/lambda";

const test = suite<{ folder: string; host?: LambdaHost }>("lambda host");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "lambda-host-"));
});

test.after.each(async ({ folder, host }) => {
  await host?.close();
  rmSync(folder, { recursive: true });
});

/** Hosts one function, `subject`, whose handler file holds the code. */
function hosting(context: { folder: string; host?: LambdaHost }, code: string, timeoutSeconds = 20): LambdaHost {
  const entry = join(context.folder, "subject.ts");
  writeFileSync(entry, code);
  context.host = createLambdaHost([
    { name: "subject", entry, timeoutSeconds, memoryMb: 64, environment: { TABLE: "riders" } },
  ]);
  return context.host;
}

function failureOf(answer: Invocation): { errorType: string; errorMessage: string } {
  assert.is(answer.status, "failed", JSON.stringify(answer));
  const { errorType, errorMessage } = (answer as Extract<Invocation, { status: "failed" }>).failure;
  return { errorType, errorMessage };
}

function outputOf(answer: Invocation): unknown {
  assert.is(answer.status, "succeeded", JSON.stringify(answer));
  return (answer as Extract<Invocation, { status: "succeeded" }>).output;
}

test("an async handler gets the event and answers with what it returns, both as JSON", async (context) => {
  const host = hosting(
    context,
    `export const handler = async (event: { at: string }) => ({ at: event.at, gone: undefined, when: new Date(0) });`,
  );
  assert.equal(outputOf(await host.invoke("subject", { at: "noon" })), {
    at: "noon",
    when: "1970-01-01T00:00:00.000Z",
  });
});

test("a handler with a callback answers through it", async (context) => {
  const host = hosting(
    context,
    `export const handler = (event: number, _context: unknown, callback: Function) => {
      if (event < 0) callback(new RangeError("negative"));
      else setImmediate(() => callback(null, event + 1));
    };`,
  );
  assert.is(outputOf(await host.invoke("subject", 1)), 2);
  assert.equal(failureOf(await host.invoke("subject", -1)), { errorType: "RangeError", errorMessage: "negative" });
});

test("a handler that leaves nothing to wait for answers null", async (context) => {
  const host = hosting(context, `export const handler = (wait: boolean) => wait ? new Promise(() => {}) : 3;`);
  assert.is(outputOf(await host.invoke("subject", false)), null);
  assert.is(outputOf(await host.invoke("subject", true)), null);
});

test("the context object names the function, its limits and the time left", async (context) => {
  const host = hosting(
    context,
    `export const handler = async (_: unknown, c: any) =>
      [c.functionName, c.memoryLimitInMB, c.invokedFunctionArn, c.awsRequestId.length, c.getRemainingTimeInMillis() <= 20_000];`,
  );
  const arn = "arn:aws:lambda:us-east-1:000000000000:function:subject";
  assert.equal(outputOf(await host.invoke("subject", null)), ["subject", "64", arn, 36, true]);
});

test("a handler sees its own environment and nothing of the host's", async (context) => {
  process.env["HOST_SECRET"] = "secret";
  const host = hosting(context, `export const handler = async () => process.env;`);
  const variables = outputOf(await host.invoke("subject", null)) as Record<string, string>;
  delete process.env["HOST_SECRET"];
  assert.is(variables["TABLE"], "riders");
  assert.is(variables["AWS_LAMBDA_FUNCTION_NAME"], "subject");
  assert.is(variables["AWS_DEFAULT_REGION"], "us-east-1");
  assert.is(variables["HOST_SECRET"], undefined);
  assert.is(process.env["AWS_LAMBDA_FUNCTION_NAME"], undefined);
});

test("state outside the handler survives from one call to the next", async (context) => {
  const host = hosting(context, `let calls = 0; export const handler = async () => ++calls;`);
  assert.equal([await host.invoke("subject", 0), await host.invoke("subject", 0)].map(outputOf), [1, 2]);
});

test("calls at the same time run beside each other", async (context) => {
  const host = hosting(
    context,
    `import { threadId } from "node:worker_threads";
    export const handler = async () => { await new Promise((done) => setTimeout(done, 50)); return threadId; };`,
  );
  const threads = (await Promise.all([1, 2, 3, 4].map((n) => host.invoke("subject", n)))).map(outputOf);
  assert.ok(new Set(threads).size >= 2, String(threads));
});

test("a thrown error is told by its name, message and the line of the source", async (context) => {
  const host = hosting(
    context,
    `class FaceAlreadyExistsError extends Error { override name = "FaceAlreadyExistsError"; }
export const handler = async () => {
  throw new FaceAlreadyExistsError("seen before");
};`,
  );
  const answer = await host.invoke("subject", null);
  assert.equal(failureOf(answer), { errorType: "FaceAlreadyExistsError", errorMessage: "seen before" });
  const { trace } = (answer as Extract<Invocation, { status: "failed" }>).failure;
  assert.is(trace?.[0], "FaceAlreadyExistsError: seen before");
  assert.match(trace?.[1] ?? "", /subject\.ts:3:9/);
});

test("something thrown that is no error is told by its type", async (context) => {
  const host = hosting(context, `export const handler = async () => { throw "no"; };`);
  assert.equal(failureOf(await host.invoke("subject", null)), { errorType: "string", errorMessage: "no" });
});

test("an endless loop is cut off at the time limit and the next call works", async (context) => {
  const host = hosting(context, `export const handler = async (loop: boolean) => { while (loop); return "fine"; };`, 1);
  const { errorType, errorMessage } = failureOf(await host.invoke("subject", true));
  assert.is(errorType, "Sandbox.Timedout");
  assert.match(errorMessage, /^RequestId: [0-9a-f-]{36} Error: Task timed out after 1\.00 seconds$/);
  assert.is(outputOf(await host.invoke("subject", false)), "fine");
});

test("an endless loop that prints keeps a bounded output", async (context) => {
  const host = hosting(context, `export const handler = async () => { for (;;) console.log("x".repeat(1000)); };`, 1);
  const answer = await host.invoke("subject", null);
  failureOf(answer);
  const { logs } = answer as Extract<Invocation, { status: "failed" }>;
  assert.ok(logs.join("").length < 1_200_000, String(logs.join("").length));
});

test("a handler that ends its process fails alone and the next call works", async (context) => {
  const host = hosting(
    context,
    `export const handler = async (status: number) => { if (status < 9) process.exit(status); return status; };`,
  );
  const failed = failureOf(await host.invoke("subject", 3));
  assert.is(failed.errorType, "Runtime.ExitError");
  assert.match(failed.errorMessage, /Runtime exited with error: exit status 3$/);
  assert.match(failureOf(await host.invoke("subject", 0)).errorMessage, /Runtime exited without providing a reason$/);
  assert.is(outputOf(await host.invoke("subject", 9)), 9);
});

test("an error outside the handler's promise fails the call and the next call works", async (context) => {
  const host = hosting(
    context,
    `export const handler = (kind: string) => new Promise((done) => {
      if (kind === "uncaught") setTimeout(() => { throw new TypeError("later"); }, 1);
      else if (kind === "rejected") { Promise.reject(new Error("lost")); setTimeout(done, 1000); }
      else done(kind);
    });`,
  );
  assert.equal(failureOf(await host.invoke("subject", "uncaught")), { errorType: "TypeError", errorMessage: "later" });
  assert.equal(failureOf(await host.invoke("subject", "rejected")), {
    errorType: "Runtime.UnhandledPromiseRejection",
    errorMessage: "Error: lost",
  });
  assert.is(outputOf(await host.invoke("subject", "fine")), "fine");
});

test("a handler that uses up its memory is killed and the next call works", async (context) => {
  const host = hosting(
    context,
    `export const handler = async (fill: boolean) => { const kept = []; while (fill) kept.push({ kept: [{}] }); return "fine"; };`,
  );
  assert.match(
    failureOf(await host.invoke("subject", true)).errorMessage,
    /Runtime exited with error: signal: killed$/,
  );
  assert.is(outputOf(await host.invoke("subject", false)), "fine");
});

test("what cannot be written as JSON, or is over 6 MB, is AWS's error", async (context) => {
  const host = hosting(
    context,
    `export const handler = async (kind: string) => kind === "large" ? "x".repeat(6_291_555) : 1n;`,
  );
  assert.is(failureOf(await host.invoke("subject", "bigint")).errorType, "Runtime.MarshalError");
  assert.is(failureOf(await host.invoke("subject", "large")).errorType, "Function.ResponseSizeTooLarge");
  const request = await host.invoke("subject", "x".repeat(6_291_456));
  assert.is(request.status === "refused" && request.exception, "RequestTooLargeException");
});

for (const [what, code, errorType] of [
  ["does not parse", "export const handler = async ( => 3;", "Runtime.UserCodeSyntaxError"],
  ["imports a file that is missing", 'import "./nope"; export const handler = () => 1;', "Runtime.ImportModuleError"],
  [
    "imports a package that is missing",
    'import "no-such-one"; export const handler = () => 1;',
    "Runtime.ImportModuleError",
  ],
  ["exports no handler", "export const other = 1;", "Runtime.HandlerNotFound"],
  ["throws while it loads", 'throw new RangeError("early");', "RangeError"],
] as const) {
  test(`a handler that ${what} answers every call with ${errorType}`, async (context) => {
    const host = hosting(context, code);
    assert.is(failureOf(await host.invoke("subject", null)).errorType, errorType);
    assert.is(failureOf(await host.invoke("subject", null)).errorType, errorType);
  });
}

test("an unknown function is refused as Lambda does", async (context) => {
  const answer = await hosting(context, "").invoke("other", null);
  assert.is(answer.status === "refused" && answer.exception, "ResourceNotFoundException");
});

test("output is kept for the call that printed it", async (context) => {
  const host = hosting(
    context,
    `export const handler = async (n: number) => { console.warn("call %d", n); process.stdout.write("raw\\n"); };`,
  );
  await host.invoke("subject", 1);
  const answer = await host.invoke("subject", 2);
  const { logs, requestId } = answer as Extract<Invocation, { status: "succeeded" }>;
  assert.equal(
    logs.map((line) => line.split("\t").slice(1)),
    [[requestId, "WARN", "call 2"], []],
  );
  assert.is(logs[1], "raw");
});

test("closing the host ends what is running, and what would have run", async (context) => {
  const host = hosting(context, `export const handler = async (loop: boolean) => { while (loop); };`);
  outputOf(await host.invoke("subject", false));
  const running = [true, true, true, true, true].map((loop) => host.invoke("subject", loop));
  await new Promise(setImmediate);
  await host.close();
  for (const answer of await Promise.all(running)) assert.is(failureOf(answer).errorType, "Runtime.ExitError");
  assert.is(failureOf(await host.invoke("subject", false)).errorType, "Runtime.ExitError");
});

test.run();
