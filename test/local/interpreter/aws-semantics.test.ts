import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { createMachine, describeEvent, type TaskOutcome, TaskTokens } from "../../../local/interpreter";
import { answers, echo, FUNCTION, runDefinition, single } from "./run-definition";

const semantics = suite("what is easy to get wrong");

const PREFIX = "An error occurred while executing the state 'S' (entered at the event id #2).";
const succeeded = (output: Json): TaskOutcome => ({ status: "succeeded", output });
const failed = (error: string, cause?: string): TaskOutcome => ({ status: "failed", error, ...(cause && { cause }) });
const outputOf = (result: object) => (result as { output?: Json }).output as JsonObject;
const causeOf = (result: object) => (result as { cause?: string }).cause;
const pass = { Type: "Pass", End: true };
const map = (fields: object, body: object = pass) => ({
  Type: "Map",
  ItemProcessor: { StartAt: "I", States: { I: body } },
  End: true,
  ...fields,
});
const distributed = (fields: object, body: object = pass) => ({
  ...map(fields, body),
  ItemProcessor: {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
    StartAt: "I",
    States: { I: body },
  },
});

semantics(
  "1: the context object has what AWS puts there, and RetryCount only where states can be retried",
  async () => {
    const pass = await runDefinition(single({ Type: "Pass", Parameters: { "c.$": "$$" }, End: true }), { a: 1 });
    const context = outputOf(pass.result)["c"] as JsonObject;
    assert.equal(Object.keys(context["Execution"] as JsonObject).sort(), [
      "Id",
      "Input",
      "Name",
      "RedriveCount",
      "RoleArn",
      "StartTime",
    ]);
    assert.equal(Object.keys(context["State"] as JsonObject), ["Name", "EnteredTime"]);
    assert.is("Task" in context, false);
    const task = await runDefinition(single({ ...FUNCTION, Parameters: { "n.$": "$$.State.RetryCount" } }));
    assert.is(outputOf(task.result)["n"], 0);
  },
);

semantics("1: each iteration of a Map has its own item, while others run", async () => {
  const later = { run: async () => succeeded(null) };
  const body = {
    ...FUNCTION,
    ResultSelector: { "index.$": "$$.Map.Item.Index", "value.$": "$$.Map.Item.Value" },
    End: true,
  };
  const { result } = await runDefinition(single(map({}, body)), ["a", "b"], { tasks: later });
  assert.equal(result, {
    status: "SUCCEEDED",
    output: [
      { index: 0, value: "a" },
      { index: 1, value: "b" },
    ],
  });
});

semantics("2: a path that a template misses is States.Runtime and tells field and input", async () => {
  const { result } = await runDefinition(single({ Type: "Pass", Parameters: { "k.$": "$.x" }, End: true }), { a: 1 });
  assert.equal(result, {
    status: "FAILED",
    error: "States.Runtime",
    cause: `${PREFIX} The JSONPath '$.x' specified for the field 'k.$' could not be found in the input '{"a":1}'`,
  });
});

semantics("3: a field's own path that misses tells Jayway's reason, and the real id of the entry", async () => {
  const { result } = await runDefinition({
    StartAt: "A",
    States: { A: { Type: "Pass", Next: "S" }, S: { Type: "Pass", OutputPath: "$.no.way", End: true } },
  });
  assert.match(
    causeOf(result) ?? "",
    /'S' \(entered at the event id #4\)\. Invalid path '\$\.no\.way' : Missing property/,
  );
});

semantics(
  "4: States.Runtime is neither retried nor caught, States.DataLimitExceeded is caught by States.ALL",
  async () => {
    const guard = {
      Retry: [{ ErrorEquals: ["States.Runtime"] }],
      Catch: [{ ErrorEquals: ["States.Runtime"], Next: "C" }],
    };
    const states = (state: object) => ({ StartAt: "S", States: { S: state, C: pass } });
    const runtime = await runDefinition(states({ ...FUNCTION, OutputPath: "$.no", ...guard, End: true }));
    assert.is((runtime.result as { error?: string }).error, "States.Runtime");
    const wide = { Catch: [{ ErrorEquals: ["States.TaskFailed"], Next: "C" }], End: true };
    const impossible = await runDefinition(
      states({ ...FUNCTION, ...wide }),
      {},
      {
        tasks: answers({ status: "failed", error: "States.Runtime" }),
      },
    );
    assert.is(impossible.result.status, "FAILED");
    const large = await runDefinition(
      states({ ...FUNCTION, Catch: [{ ErrorEquals: ["States.ALL"], Next: "C" }], End: true }),
      {},
      { tasks: answers(succeeded("x".repeat(262_144))) },
    );
    assert.is(outputOf(large.result)["Error"], "States.DataLimitExceeded");
  },
);

semantics("5: a Fail without Error and Cause leaves both out", async () => {
  const { result, events } = await runDefinition(single({ Type: "Fail" }));
  assert.equal(result, { status: "FAILED" });
  assert.equal(describeEvent(events.at(-1) as never).executionFailedEventDetails, {});
});

semantics("6: a function's error is its error name, and its cause is kept to the letter", async () => {
  const cause = '{"errorMessage": "no", "errorType": "Sad"}';
  const { result } = await runDefinition(
    single({ ...FUNCTION, End: true }),
    {},
    { tasks: answers(failed("Sad", cause)) },
  );
  assert.equal(result, { status: "FAILED", error: "Sad", cause });
});

semantics("7: a state that takes too long fails the execution, a machine that does is timed out", async () => {
  const never = { run: () => ({ status: "waiting" }) as const };
  const state = await runDefinition(single({ ...FUNCTION, TimeoutSeconds: 5, End: true }), {}, { tasks: never });
  assert.equal(state.result, { status: "FAILED", error: "States.Timeout" });
  assert.is(state.events.at(-2)?.type, "LambdaFunctionTimedOut");
  const wait = { ...single({ Type: "Wait", Seconds: 60, End: true }), TimeoutSeconds: 5 };
  const machine = await runDefinition(wait);
  assert.equal(machine.result, { status: "TIMED_OUT", error: "States.Timeout" });
});

semantics("7: a lost heartbeat is recorded as a timeout, and can be caught by either name", async () => {
  const states = (name: string) => ({
    StartAt: "S",
    States: {
      S: {
        Type: "Task",
        Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        HeartbeatSeconds: 5,
        Catch: [{ ErrorEquals: [name], Next: "C" }],
        End: true,
      },
      C: pass,
    },
  });
  const never = { run: () => ({ status: "waiting", output: {} }) as const };
  for (const name of ["States.Timeout", "States.HeartbeatTimeout"]) {
    const { result, events } = await runDefinition(states(name), {}, { tasks: never });
    assert.equal(result, { status: "SUCCEEDED", output: { Error: "States.Timeout", Cause: "" } });
    assert.is(events.find(({ type }) => type === "TaskTimedOut")?.details?.error, "States.Timeout");
  }
});

semantics("8: the payload limit counts bytes of UTF-8 and blames state, function or service", async () => {
  const big = "é".repeat(131_072);
  const blamed = async (state: object, options = {}) =>
    causeOf((await runDefinition(single(state), {}, options)).result);
  const tail = "returned a result with a size exceeding the maximum number of bytes service limit.";
  assert.is(await blamed({ Type: "Pass", Result: big, End: true }), `The state/task 'S' ${tail}`);
  const tasks = () => ({ tasks: answers(succeeded(big)) });
  assert.is(await blamed({ ...FUNCTION, End: true }, tasks()), `The state/task '${FUNCTION.Resource}' ${tail}`);
  const invoke = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true };
  assert.is(await blamed(invoke, tasks()), `The state/task 'lambda' ${tail}`);
});

semantics("9 to 11: intrinsic functions round, print and split as Java does", async () => {
  const { result } = await runDefinition(
    single({
      Type: "Pass",
      Parameters: {
        "down.$": "States.MathAdd(-1.5, 0)",
        "up.$": "States.MathAdd(0.5, 0)",
        "map.$": "States.Format('{}', $.o)",
        "empty.$": "States.StringToJson('')",
        "pieces.$": "States.StringSplit('a,b;;c', ',;')",
      },
      End: true,
    }),
    { o: { Arg1: 1, Arg2: [] } },
  );
  assert.equal(outputOf(result), { down: -1, up: 1, map: "{Arg1=1, Arg2=[]}", empty: null, pieces: ["a", "b", "c"] });
});

semantics("12: a Choice on a missing path fails, one of another type is just false", async () => {
  const choice = (variable: string) =>
    runDefinition(
      {
        StartAt: "S",
        States: {
          S: { Type: "Choice", Choices: [{ Variable: variable, NumericEquals: 1, Next: "Y" }], Default: "N" },
          Y: { Type: "Pass", Result: "yes", End: true },
          N: { Type: "Pass", Result: "no", End: true },
        },
      },
      { text: "1" },
    );
  assert.equal((await choice("$.text")).result, { status: "SUCCEEDED", output: "no" });
  assert.is(((await choice("$.none")).result as { error?: string }).error, "States.Runtime");
});

semantics("13: Wait tells what is wrong with its path", async () => {
  const cause = async (field: string, value: Json) => {
    const input: Json = value === undefined ? {} : { p: value };
    const { result } = await runDefinition(single({ Type: "Wait", [field]: "$.p", End: true }), input);
    return causeOf(result)?.slice(PREFIX.length + 1);
  };
  assert.is(await cause("SecondsPath", -1), "The SecondsPath parameter references a negative value: $.p == -1");
  assert.is(await cause("SecondsPath", 1.5), "The SecondsPath parameter cannot be parsed as a long value: $.p == 1.5");
  const form = "a valid ISO-8601 extended offset date-time format string";
  const expected = `The TimestampPath parameter does not reference ${form}: $.p == 2016-13-05T21:29:29Z`;
  assert.is(await cause("TimestampPath", "2016-13-05T21:29:29Z"), expected);
  const { result } = await runDefinition(single({ Type: "Wait", SecondsPath: "$.p", End: true }));
  assert.match(causeOf(result) ?? "", /The SecondsPath parameter does not reference an input value: \$\.p$/);
});

semantics("14: the first state's entry points back to nothing, all others to the event before", async () => {
  const { chain } = await runDefinition({
    StartAt: "A",
    States: { A: { Type: "Pass", Next: "B" }, B: pass },
  });
  assert.equal(chain, [
    "1<0 ExecutionStarted",
    "2<0 PassStateEntered",
    "3<2 PassStateExited",
    "4<3 PassStateEntered",
    "5<4 PassStateExited",
    "6<5 ExecutionSucceeded",
  ]);
});

semantics("15: tasks of integrations, functions and activities write events of their own", async () => {
  const types = async (resource: string, outcome: TaskOutcome = succeeded(1)) => {
    const tasks = {
      run: (task: { submitted(output: Json): void }) => {
        task.submitted({ id: 1 });
        return outcome;
      },
    };
    const { events } = await runDefinition(single({ Type: "Task", Resource: resource, End: true }), {}, { tasks });
    return events.slice(2, -2).map(({ type }) => type);
  };
  assert.equal(await types("arn:aws:states:::glue:startJobRun.sync"), [
    "TaskScheduled",
    "TaskStarted",
    "TaskSubmitted",
    "TaskSucceeded",
  ]);
  assert.equal(await types("arn:aws:states:::sns:publish"), ["TaskScheduled", "TaskStarted", "TaskSucceeded"]);
  assert.equal(await types(FUNCTION.Resource), [
    "LambdaFunctionScheduled",
    "LambdaFunctionStarted",
    "LambdaFunctionSucceeded",
  ]);
  assert.equal(await types("arn:aws:states:us-east-1:123456789012:activity:a"), [
    "ActivityScheduled",
    "ActivityStarted",
    "ActivitySucceeded",
  ]);
});

semantics("16: a retry is told only by the attempts that repeat", async () => {
  const { chain, events } = await runDefinition(
    single({ ...FUNCTION, Retry: [{ ErrorEquals: ["E"], MaxAttempts: 1 }], End: true }),
    {},
    { tasks: answers(failed("E"), failed("E")) },
  );
  assert.equal(chain.slice(1), [
    "2<0 TaskStateEntered",
    "3<2 LambdaFunctionScheduled",
    "4<3 LambdaFunctionStarted",
    "5<4 LambdaFunctionFailed",
    "6<5 LambdaFunctionScheduled",
    "7<6 LambdaFunctionStarted",
    "8<7 LambdaFunctionFailed",
    "9<8 ExecutionFailed",
  ]);
  assert.is((events[5]?.timeMs ?? 0) - (events[4]?.timeMs ?? 0), 1_000);
});

semantics("17: iterations chain by their last inner event, the end by the last iteration", async () => {
  const { chain } = await runDefinition(single(map({ MaxConcurrency: 1 })), [1, 2]);
  assert.equal(chain.slice(2), [
    "3<2 MapStateStarted",
    "4<3 MapIterationStarted",
    "5<4 PassStateEntered",
    "6<5 PassStateExited",
    "7<6 MapIterationSucceeded",
    "8<6 MapIterationStarted",
    "9<8 PassStateEntered",
    "10<9 PassStateExited",
    "11<10 MapIterationSucceeded",
    "12<11 MapStateSucceeded",
    "13<11 MapStateExited",
    "14<13 ExecutionSucceeded",
  ]);
});

semantics("18: failed iterations and the Map share the event that they point back to", async () => {
  const { chain } = await runDefinition(single(map({}, { Type: "Fail", Error: "E" })), [1]);
  assert.equal(chain.slice(4), [
    "5<4 FailStateEntered",
    "6<5 MapIterationFailed",
    "7<5 MapStateFailed",
    "8<7 ExecutionFailed",
  ]);
});

semantics("18: a failing branch aborts its siblings, which say what they were doing", async () => {
  const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
  const { chain } = await runDefinition(
    single({
      Type: "Parallel",
      Branches: [branch("W", { Type: "Wait", Seconds: 60, End: true }), branch("F", { Type: "Fail", Error: "E" })],
      End: true,
    }),
  );
  assert.equal(chain.slice(2), [
    "3<2 ParallelStateStarted",
    "4<3 WaitStateEntered",
    "5<3 FailStateEntered",
    "6<5 WaitStateAborted",
    "7<5 ParallelStateFailed",
    "8<7 ExecutionFailed",
  ]);
});

semantics("19: a distributed Map leaves its children to histories of their own", async () => {
  const children: string[] = [];
  const { chain } = await runDefinition(single(distributed({})), [1, 2], {
    onChildEvent: ({ type }, { arn }) => children.push(`${arn.includes(":execution:StateMachine/")} ${type}`),
  });
  assert.equal(chain.slice(1), [
    "2<0 MapStateEntered",
    "3<2 MapStateStarted",
    "4<3 MapRunStarted",
    "5<4 MapRunSucceeded",
    "6<5 MapStateSucceeded",
    "7<4 MapStateExited",
    "8<7 ExecutionSucceeded",
  ]);
  assert.is(children.filter((line) => line === "true ExecutionSucceeded").length, 2);
});

semantics("20: tolerance passed ends the Map Run, and a path to no number tells so", async () => {
  const failing = { Type: "Fail", Error: "E" };
  const { result } = await runDefinition(single(distributed({ ToleratedFailureCount: 1 }, failing)), [1, 2]);
  assert.equal(result, {
    status: "FAILED",
    error: "States.ExceedToleratedFailureThreshold",
    cause: "The specified tolerated failure threshold was exceeded",
  });
  const tolerated = await runDefinition(single(distributed({ ToleratedFailurePercentage: 100 }, failing)), [1, 2]);
  assert.equal(tolerated.result, { status: "SUCCEEDED", output: [] });
  const bad = await runDefinition(single(distributed({ ItemsPath: "$.i", ToleratedFailureCountPath: "$.p" })), {
    i: [1],
    p: "x",
  });
  assert.match(
    causeOf(bad.result) ?? "",
    /ToleratedFailureCountPath field refers to value "x" which is not a valid integer: \$\.p$/,
  );
  assert.is(bad.events.at(-2)?.type, "MapStateStarted");
  const negative = await runDefinition(single(distributed({ ToleratedFailureCount: -1 })), [1]);
  assert.is(causeOf(negative.result), `${PREFIX} ToleratedFailureCount cannot be negative.`);
});

semantics("21: an ItemReader tells what it could not read", async () => {
  const read = (body: string, ReaderConfig: object) =>
    runDefinition(
      single(distributed({ ItemReader: { Resource: "arn:aws:states:::s3:getObject", Parameters: {}, ReaderConfig } })),
      {},
      { objects: { read: () => body, list: () => [], write: () => {} } },
    ).then(({ result }) => result);
  const failedBy = (cause: string) => ({ status: "FAILED", error: "States.ItemReaderFailed", cause });
  const csv = { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" };
  assert.equal(await read("a,a\n1,2\n", csv), failedBy("CSV headers cannot contain duplicates."));
  assert.equal(await read("1", { InputType: "JSON" }), failedBy("Attempting to map over non-iterable node."));
  assert.equal(await read("a\n1\n", { ...csv, MaxItems: -1 }), failedBy("field MaxItems must be positive"));
});

semantics("22: a Map over what is no array fails in each language's own words", async () => {
  const jsonata = (fields: object, input: Json) =>
    runDefinition(single({ ...map(fields), QueryLanguage: "JSONata" }), input);
  assert.is(causeOf((await jsonata({}, 1)).result), `${PREFIX} Map state input must be an array but was: 1`);
  const unexpected = "returned an unexpected result type. Expected 'array', but was 'number' for value: 1";
  const sentence = `The JSONata expression '1' specified for the field 'Items' ${unexpected}`;
  assert.is(causeOf((await jsonata({ Items: "{% 1 %}" }, {})).result), `${PREFIX} ${sentence}`);
  const jsonPath = await runDefinition(single(map({})), 1);
  assert.is(causeOf(jsonPath.result), `${PREFIX} Reference path "$" must point to array.`);
});

semantics("23 and 24: a failing expression tells its place, and its event points back to what led there", async () => {
  const { result, chain, events } = await runDefinition({
    QueryLanguage: "JSONata",
    StartAt: "A",
    States: { A: { Type: "Pass", Next: "S" }, S: { Type: "Pass", Output: { result: "{% $nothing %}" }, End: true } },
  });
  const sentence =
    "The JSONata expression '$nothing' specified for the field 'Output/result' returned nothing (undefined).";
  assert.is(causeOf(result), `${PREFIX.replace("#2", "#4")} ${sentence}`);
  assert.equal(chain.slice(3), ["4<3 PassStateEntered", "5<3 EvaluationFailed", "6<5 ExecutionFailed"]);
  assert.equal(events[4]?.details?.location, "Output/result");
});

semantics("24: in a Wait the failed expression points back to the entry", async () => {
  const state = { Type: "Wait", QueryLanguage: "JSONata", Timestamp: "{% 'tomorrow' %}", End: true };
  const { chain } = await runDefinition(single(state));
  assert.equal(chain.slice(1), ["2<0 WaitStateEntered", "3<2 EvaluationFailed", "4<3 ExecutionFailed"]);
});

semantics("25: Assign sees the old variables, and the exit tells the new ones", async () => {
  const { result, events } = await runDefinition({
    QueryLanguage: "JSONata",
    StartAt: "A",
    States: {
      A: { Type: "Pass", Assign: { x: 1, y: 2 }, Next: "B" },
      B: { Type: "Pass", Assign: { x: "{% $y %}", y: "{% $x %}" }, Output: "{% $x %}", Next: "C" },
      C: { Type: "Pass", Output: ["{% $states.input %}", "{% $x %}", "{% $y %}"], End: true },
    },
  });
  assert.equal(outputOf(result), [1, 2, 1]);
  const exited = describeEvent(
    events.find(({ details }) => details?.name === "B" && details.output !== undefined) as never,
  );
  assert.equal(exited.stateExitedEventDetails?.assignedVariables, { x: "2", y: "1" });
});

semantics("26: iterations read outer variables, and what they assign ends with them", async () => {
  const body = { Type: "Pass", Parameters: { "v.$": "$outer" }, Assign: { inner: 1 }, End: true };
  const { result } = await runDefinition(
    {
      StartAt: "A",
      States: {
        A: { Type: "Pass", Assign: { outer: "o" }, Next: "M" },
        M: { ...map({}, body), End: undefined, Next: "Z" },
        Z: { Type: "Pass", Parameters: { "inner.$": "$inner" }, End: true },
      },
    },
    [1],
  );
  assert.match(causeOf(result) ?? "", /'\$inner' specified for the field 'inner\.\$'/);
});

semantics("27: $states.result and $states.errorOutput exist only where they should", async () => {
  const jsonata = { QueryLanguage: "JSONata", Type: "Pass", End: true };
  const early = await runDefinition(
    single({ ...FUNCTION, QueryLanguage: "JSONata", Arguments: "{% $states.result %}", End: true }),
  );
  assert.match(causeOf(early.result) ?? "", /'\$states\.result' specified for the field 'Arguments' returned nothing/);
  const never = await runDefinition(single({ ...jsonata, Output: "{% $states.errorOutput %}" }));
  assert.match(causeOf(never.result) ?? "", /returned nothing \(undefined\)\./);
});

semantics("28: Catch puts the error into the raw input, and OutputPath does not apply", async () => {
  const { result } = await runDefinition(
    {
      StartAt: "S",
      States: {
        S: {
          ...FUNCTION,
          InputPath: "$.inner",
          OutputPath: "$.inner",
          Catch: [{ ErrorEquals: ["E"], ResultPath: "$.e", Next: "C" }],
          End: true,
        },
        C: pass,
      },
    },
    { inner: 1 },
    { tasks: answers(failed("E", "why")) },
  );
  assert.equal(outputOf(result), { inner: 1, e: { Error: "E", Cause: "why" } });
});

semantics("29: a stopped execution says so, and nothing else", async () => {
  const machine = createMachine(single({ Type: "Wait", Seconds: 60, End: true }) as StateMachineDefinition);
  const execution = machine.start({ tasks: echo });
  execution.stop("Enough");
  assert.equal(await execution.result, { status: "ABORTED", error: "Enough" });
  const [, , last] = execution.history;
  assert.equal([last?.type, last?.previousEventId, execution.history.length], ["ExecutionAborted", 0, 3]);
});

semantics("30: retriers double their delay, count for themselves, and the first that matches decides", async () => {
  const started: number[] = [];
  const outcomes = [failed("A"), failed("B"), failed("A"), failed("A"), failed("A")];
  const tasks = { run: () => outcomes.shift() ?? succeeded("done") };
  const onEvent = ({ type, timeMs }: { type: string; timeMs: number }) => {
    if (type === "LambdaFunctionScheduled") started.push(timeMs);
  };
  const retry = [{ ErrorEquals: ["A"] }, { ErrorEquals: ["States.ALL"], IntervalSeconds: 10 }];
  const { result } = await runDefinition(single({ ...FUNCTION, Retry: retry, End: true }), {}, { tasks, onEvent });
  const delays = started.slice(1).map((timeMs, index) => (timeMs - (started[index] ?? 0)) / 1_000);
  assert.equal(delays, [1, 10, 2, 4]);
  assert.is((result as { error?: string }).error, "A");
  const none = [{ ErrorEquals: ["A"], MaxAttempts: 0 }, { ErrorEquals: ["States.ALL"] }];
  const stopped = await runDefinition(
    single({ ...FUNCTION, Retry: none, End: true }),
    {},
    { tasks: answers(failed("A")) },
  );
  assert.is((stopped.result as { error?: string }).error, "A");
});

semantics("a task token completes a task from outside, once", async () => {
  const tokens = new TaskTokens();
  let token = "";
  const tasks = {
    run: (task: { taskToken?: string; arguments: Json }) => {
      token = task.taskToken ?? "";
      assert.equal(isJsonObject(task.arguments) && task.arguments["t"], token);
      setImmediate(() => {
        assert.is(tokens.heartbeat(token), "accepted");
        assert.is(tokens.succeed(token, { approved: true }), "accepted");
        assert.is(tokens.fail(token, "TooLate"), "timed out");
        assert.is(tokens.succeed("made up", {}), "unknown");
      });
      return { status: "waiting", output: { MessageId: "1" } } as const;
    },
  };
  const state = {
    Type: "Task",
    Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    Parameters: { "t.$": "$$.Task.Token" },
    End: true,
  };
  const { result, events } = await runDefinition(single(state), {}, { tasks, tokens });
  assert.equal(result, { status: "SUCCEEDED", output: { approved: true } });
  assert.is(events[4]?.type, "TaskSubmitted");
});

semantics.run();
