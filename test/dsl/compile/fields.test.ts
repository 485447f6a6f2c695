import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  activity,
  awsSdk,
  format,
  jsonata,
  jsonPath,
  readAthenaManifest,
  readContents,
  readCsv,
  readInventory,
  readJson,
  readJsonLines,
  readParquet,
  type ScopeOf,
  stringEquals,
  table,
  taskResource,
  workflow,
} from "../../../dsl";
import { invoke } from "../../../dsl/integrations/lambda";
import { anything, charge } from "../functions";
import { problemsOf, stateOf } from "../kit";

const test = suite("fields");
type Input = { id: string; seconds: number; at: string; detail: { items: { n: number }[] }; "odd key": { a: string } };
const start = workflow<Input>("W");
const riders = table("riders", { partitionKey: "id" });

test("every place can be read: nested, odd names, lists, context, variables", () => {
  const chain = start.pass("Set", { assign: ({ input }) => ({ kept: input.detail }), resultPath: null }).pass("P", {
    arguments: ({ input, context, vars }) => ({
      a: input["odd key"].a,
      b: input.detail.items[0].n,
      c: context.Execution.StartTime,
      d: vars.kept.items[1].n,
      e: jsonPath<number[]>("$.detail.items[*].n"),
      f: riders.physicalName,
    }),
  });
  assert.equal(stateOf(chain, "P")["Parameters"], {
    "a.$": "$['odd key'].a",
    "b.$": "$.detail.items[0].n",
    "c.$": "$$.Execution.StartTime",
    "d.$": "$kept.items[1].n",
    "e.$": "$.detail.items[*].n",
    f: "${Riders.Name}",
  });
});

test("arguments that are one place are an InputPath", () => {
  const chain = start.task("A", anything, { arguments: ({ input }) => input.detail });
  assert.is(stateOf(chain, "A")["InputPath"], "$.detail");
  assert.is(stateOf(chain, "A", "JSONata")["Arguments"], "{% $states.input.detail %}");
});

test("branches start from arguments of any shape, given before them", () => {
  const chain = start.parallel(
    "P",
    { arguments: ({ input }) => ({ first: input.detail.items[0].n, fixed: true }), resultPath: "$.both" },
    [(one) => one.pass("One", { arguments: ({ input }) => ({ n: input.first }) }), (two) => two.task("Two", anything)],
  );
  const { Parameters, ResultPath, Branches } = stateOf(chain, "P") as Record<string, unknown[]>;
  assert.equal([Parameters, ResultPath], [{ "first.$": "$.detail.items[0].n", fixed: true }, "$.both"]);
  assert.equal(
    Branches?.map((branch) => (branch as { StartAt: string }).StartAt),
    ["One", "Two"],
  );
  assert.equal(stateOf(chain, "P", "JSONata")["Arguments"], {
    first: "{% $states.input.detail.items[0].n %}",
    fixed: true,
  });
  assert.equal([problemsOf(chain), problemsOf(chain, "JSONata")], [[], []]);
});

test("a choice says its output, before its rules or after them", () => {
  const chain = workflow<Input>("W", { queryLanguage: "JSONata" })
    .choice("First", { output: ({ input }) => ({ seconds: input.seconds }) }, (choice) =>
      choice
        .when(
          ({ input }) => stringEquals(input.id, "1"),
          (one) => one.wait("Wait", { seconds: ({ input }) => input.seconds }),
        )
        .otherwise((rest) => rest),
    )
    .choice("Second", (choice) => choice.otherwise((rest) => rest), {
      output: ({ input }) => ({ seconds: input.seconds }),
    });
  assert.equal(stateOf(chain, "First")["Output"], { seconds: "{% $states.input.seconds %}" });
  assert.equal(stateOf(chain, "Second")["Output"], { seconds: "{% $states.input.seconds %}" });
  const path = start.choice("C", { outputPath: ({ output }) => output.detail }, (choice) =>
    choice
      .when(
        ({ input }) => stringEquals(input.id, "1"),
        (one) => one.map("M", { items: ({ input }) => input.items }, (item) => item.pass("I")),
      )
      .otherwise((rest) => rest),
  );
  assert.is(stateOf(path, "C")["OutputPath"], "$.detail");
  assert.is(stateOf(path, "C", "JSONata")["Output"], "{% $states.input.detail %}");
  assert.equal([problemsOf(path), problemsOf(path, "JSONata")], [[], []]);
});

test("a Map says what becomes of its result before its body or after it", () => {
  const start = workflow<Input & { list: string[] }>("W");
  const listed = { items: ({ input }: ScopeOf<typeof start>) => input.list };
  const kept = { resultSelector: () => ({ done: true }), resultPath: "$.done" } as const;
  const maps = [
    start.map("M", { ...listed, ...kept }, (item) => item.succeed("S")),
    start.map("M", listed, (item) => item.succeed("S"), kept),
    start.distributedMap("M", { ...listed, ...kept }, (item) => item.succeed("S")),
    start.distributedMap("M", listed, (item) => item.succeed("S"), kept),
  ].map((chain) => stateOf(chain, "M"));
  assert.equal(maps[1], maps[0]);
  assert.equal(maps[3], maps[2]);
  assert.equal(
    [maps[1], maps[3]].map((map) => [map?.["ResultSelector"], map?.["ResultPath"]]),
    [
      [{ done: true }, "$.done"],
      [{ done: true }, "$.done"],
    ],
  );
});

test("rules and catches say their options before their branches or after them", () => {
  const jsonataStart = workflow<Input>("W", { queryLanguage: "JSONata" });
  const rule = (before: boolean) =>
    jsonataStart.choice("C", (choice) => {
      const options = { output: () => ({ kept: 1 }), assign: () => ({ seen: true }) };
      const isFirst = ({ input }: ScopeOf<typeof jsonataStart>) => stringEquals(input.id, "1");
      const added = before ? choice.when(isFirst, options, (yes) => yes) : choice.when(isFirst, (yes) => yes, options);
      return added.otherwise((no) => no);
    });
  assert.equal(stateOf(rule(true), "C"), stateOf(rule(false), "C"));
  const caught = jsonataStart
    .task("A", anything)
    .catch(["Broken"], { assign: ({ errorOutput }) => ({ why: errorOutput.Cause }) }, (failed) =>
      failed.pass("B", { output: ({ vars }) => ({ why: vars.why }) }),
    );
  assert.equal((stateOf(caught, "A")["Catch"] as unknown[])[0], {
    ErrorEquals: ["Broken"],
    Assign: { why: "{% $states.errorOutput.Cause %}" },
    Next: "B",
  });
});

test("what inputPath narrows is read from there", () => {
  const chain = start.map(
    "M",
    { inputPath: ({ input }) => input.detail, items: ({ input }) => input.detail.items, resultPath: "$.detail.done" },
    (item) => item.task("A", anything),
  );
  const state = stateOf(chain, "M");
  assert.equal([state["InputPath"], state["ItemsPath"], state["ResultPath"]], ["$.detail", "$.items", "$.detail.done"]);
});

test("what inputPath leaves out cannot be read in JSONPath, and can in JSONata", () => {
  const chain = start.task("A", anything, {
    inputPath: ({ input }) => input.detail,
    arguments: ({ input }) => ({ id: input.id }),
  });
  assert.equal(problemsOf(chain), ["UNSUPPORTED_IN_JSONPATH /States/A/Parameters"]);
  assert.equal(problemsOf(chain, "JSONata"), []);
});

test("numbers and times are values or places", () => {
  const chain = start
    .wait("W1", { seconds: 5 })
    .wait("W2", { seconds: ({ input }) => input.seconds })
    .wait("W3", { timestamp: "2030-01-01T00:00:00Z" })
    .wait("W4", { timestamp: ({ input }) => input.at })
    .task("T", anything, { timeoutSeconds: ({ input }) => input.seconds });
  assert.is(stateOf(chain, "W1")["Seconds"], 5);
  assert.is(stateOf(chain, "W2")["SecondsPath"], "$.seconds");
  assert.is(stateOf(chain, "W2", "JSONata")["Seconds"], "{% $states.input.seconds %}");
  assert.is(stateOf(chain, "W3")["Timestamp"], "2030-01-01T00:00:00Z");
  assert.is(stateOf(chain, "W4")["TimestampPath"], "$.at");
  assert.is(stateOf(chain, "T")["TimeoutSecondsPath"], "$.seconds");
});

test("retriers have every field", () => {
  const chain = start.task("A", charge, { arguments: ({ input }) => ({ orderId: input.id }) }).retry([
    {
      errors: ["CardDeclined"],
      intervalSeconds: 1,
      maxAttempts: 3,
      backoffRate: 2,
      maxDelaySeconds: 9,
      jitterStrategy: "FULL",
    },
    { errors: ["States.ALL"], maxAttempts: 0 },
  ]);
  assert.equal(stateOf(chain, "A")["Retry"], [
    {
      ErrorEquals: ["CardDeclined"],
      IntervalSeconds: 1,
      MaxAttempts: 3,
      BackoffRate: 2,
      MaxDelaySeconds: 9,
      JitterStrategy: "FULL",
    },
    { ErrorEquals: ["States.ALL"], MaxAttempts: 0 },
  ]);
});

test("a task acts under another account's role", () => {
  const chain = start.task("A", anything, { credentials: ({ input }) => ({ RoleArn: input.id }) });
  assert.equal(stateOf(chain, "A")["Credentials"], { "RoleArn.$": "$.id" });
});

test("every reader says where its items are", () => {
  const from = { bucket: "b", key: "k" };
  const config = (itemReader: () => ReturnType<typeof readJson>) => {
    const chain = start.distributedMap("M", { itemReader }, (item) => item.task("A", anything));
    return (stateOf(chain, "M")["ItemReader"] as { ReaderConfig: unknown }).ReaderConfig;
  };
  assert.equal(
    config(() => readCsv({ ...from, delimiter: "TAB", maxItems: 7 })),
    {
      InputType: "CSV",
      CSVHeaderLocation: "FIRST_ROW",
      CSVDelimiter: "TAB",
      MaxItems: 7,
    },
  );
  assert.equal(
    config(() => readJson({ ...from, itemsPointer: "/rows" })),
    { InputType: "JSON", ItemsPointer: "/rows" },
  );
  assert.equal(
    config(() => readJsonLines(from)),
    { InputType: "JSONL" },
  );
  assert.equal(
    config(() => readParquet(from)),
    { InputType: "PARQUET" },
  );
  assert.equal(
    config(() => readInventory(from)),
    { InputType: "MANIFEST", ManifestType: "S3_INVENTORY" },
  );
  assert.equal(
    config(() => readAthenaManifest({ ...from, inputType: "PARQUET" })),
    {
      InputType: "PARQUET",
      ManifestType: "ATHENA_DATA",
    },
  );
  assert.equal(
    config(() => readContents({ bucket: "b", inputType: "JSONL" })),
    {
      Transformation: "LOAD_AND_FLATTEN",
      InputType: "JSONL",
    },
  );
});

test("a Map goes through a list that is written out, in JSONata", () => {
  const regions = workflow("W", { queryLanguage: "JSONata" });
  const inline = regions.map("M", { items: () => [{ region: "eu-west-1" }, { region: "us-east-1" }] }, (item) =>
    item.pass("A", { arguments: ({ input }) => ({ in: input.region }) }),
  );
  const distributed = regions.distributedMap("M", { items: () => [1, 2] }, (item) => item.task("A", anything));
  assert.equal(stateOf(inline, "M")["Items"], [{ region: "eu-west-1" }, { region: "us-east-1" }]);
  assert.equal(stateOf(distributed, "M")["Items"], [1, 2]);
  assert.equal([problemsOf(inline), problemsOf(distributed)], [[], []]);
  assert.equal(problemsOf(inline, "JSONPath"), ["NOT_A_PLACE /States/M/ItemsPath"]);
});

test("a Map's body and selection see the item at hand", () => {
  const chain = start.distributedMap(
    "M",
    {
      itemReader: () => readJson<{ n: number }>({ bucket: "b", key: "k" }),
      itemSelector: ({ item }) => ({ key: item.key, source: item.source, index: item.index, n: item.value.n }),
    },
    (item) => item.pass("A", { arguments: ({ context }) => ({ name: format("{}", context.Map.Item.Key) }) }),
  );
  assert.equal(stateOf(chain, "M")["ItemSelector"], {
    "key.$": "$$.Map.Item.Key",
    "source.$": "$$.Map.Item.Source",
    "index.$": "$$.Map.Item.Index",
    "n.$": "$$.Map.Item.Value.n",
  });
  assert.equal(stateOf(chain, "M", "JSONata")["ItemSelector"], {
    key: "{% $states.context.Map.Item.Key %}",
    source: "{% $states.context.Map.Item.Source %}",
    index: "{% $states.context.Map.Item.Index %}",
    n: "{% $states.context.Map.Item.Value.n %}",
  });
  const { ItemProcessor } = stateOf(chain, "M") as { ItemProcessor: { States: { A: { Parameters: unknown } } } };
  assert.equal(ItemProcessor.States.A.Parameters, { "name.$": "States.Format('{}', $$.Map.Item.Key)" });
  assert.equal([problemsOf(chain), problemsOf(chain, "JSONata")], [[], []]);
});

test("a reader's limit can be read from the document", () => {
  const chain = start.distributedMap(
    "M",
    { itemReader: ({ input }) => readJsonLines({ bucket: "b", key: input.id, maxItems: input.seconds }) },
    (item) => item.task("A", anything),
  );
  assert.equal(stateOf(chain, "M")["ItemReader"], {
    Resource: "arn:aws:states:::s3:getObject",
    ReaderConfig: { InputType: "JSONL", MaxItemsPath: "$.seconds" },
    Parameters: { Bucket: "b", "Key.$": "$.id" },
  });
});

test("functions are called directly or through lambda:invoke, services and activities by their ARN", () => {
  const sns = awsSdk<typeof import("@aws-sdk/client-sns")>("sns");
  const chain = start
    .task("Direct", anything, { resultPath: null })
    .task("Invoke", invoke(anything, { qualifier: "live" }), { resultPath: null })
    .task("Publish", sns.publish, { arguments: () => ({ Message: "m" }), resultPath: null })
    .task("Review", activity<unknown, { ok: boolean }>("review"));
  assert.is(stateOf(chain, "Direct")["Resource"], "${Anything.Arn}");
  assert.is(stateOf(chain, "Invoke")["Resource"], "arn:aws:states:::lambda:invoke");
  assert.equal(stateOf(chain, "Invoke")["Parameters"], {
    FunctionName: "${Anything.Arn}",
    Qualifier: "live",
    "Payload.$": "$",
  });
  assert.is(stateOf(chain, "Publish")["Resource"], "arn:aws:states:::aws-sdk:sns:publish");
  assert.is(stateOf(chain, "Review")["Resource"], "${Review.Arn}");
});

test("an assignment reads what the result's own selection kept", () => {
  const chain = start.task("A", charge, {
    arguments: ({ input }) => ({ orderId: input.id }),
    resultSelector: ({ result }) => ({ kept: result.receipt }),
    assign: ({ result }) => ({ receipt: result.receipt }),
  });
  assert.equal(stateOf(chain, "A")["Assign"], { "receipt.$": "$.kept" });
  assert.equal(stateOf(chain, "A", "JSONata")["Assign"], { receipt: "{% $states.result.receipt %}" });
});

test("JSONata interpolates references and keeps text that looks like it", () => {
  const chain = workflow<{ prices: number[] }>("W", { queryLanguage: "JSONata" }).pass("P", {
    output: ({ input }) => ({ sum: jsonata<number>`$sum(${input.prices}) + ${2}`, text: "{% no %}" }),
  });
  assert.equal(stateOf(chain, "P")["Output"], {
    sum: "{% $sum($states.input.prices) + 2 %}",
    text: '{% "{% no %}" %}',
  });
});

test("anything that has an ARN can be called", () => {
  const arn = "arn:aws:lambda:eu-west-1:123456789012:function:audit:live";
  const audit = taskResource<{ orderId: string }, { ok: boolean }>(arn);
  const chain = start.task("A", audit, { arguments: ({ input }) => ({ orderId: input.id }) });
  assert.is(stateOf(chain, "A")["Resource"], arn);
  const asking = taskResource<{ QueueUrl: string }, unknown>("arn:aws:states:::sqs:sendMessage.waitForTaskToken");
  const silent = start.task("A", asking, { arguments: () => ({ QueueUrl: "q", MessageBody: "m" }) });
  assert.equal(problemsOf(silent), ["TASK_TOKEN_NOT_PASSED /States/A/Resource"]);
});

test("services of the SDK go by the names of their clients", () => {
  const resourceOf = (client: string) => {
    const service = awsSdk<{ DoItCommand: new () => { input: {} } }>(client);
    return stateOf(start.task("A", service.doIt, { arguments: () => ({}) }), "A")["Resource"];
  };
  assert.is(resourceOf("cloudwatch-logs"), "arn:aws:states:::aws-sdk:cloudwatchlogs:doIt");
  assert.is(resourceOf("config-service"), "arn:aws:states:::aws-sdk:config:doIt");
  assert.is(resourceOf("sfn"), "arn:aws:states:::aws-sdk:sfn:doIt");
});

test("a raw state is ASL as it stands", () => {
  const asl = { Type: "Pass", Parameters: { "a.$": "$.id", list: [{ "b.$": "$$.Execution.Id" }] }, End: true };
  const chain = start.state("Raw", asl);
  assert.equal(stateOf(chain, "Raw"), asl);
  assert.equal(problemsOf(chain), []);
});

test("a raw state gets the way on that it lacks", () => {
  const chain = start.state("Raw", { Type: "Pass" }).wait("After", { seconds: 1 });
  assert.equal(stateOf(chain, "Raw"), { Type: "Pass", Next: "After" });
});

test.run();
