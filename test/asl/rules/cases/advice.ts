import {
  choice,
  distributed,
  FUNCTION,
  JSONATA,
  machine,
  processor,
  type RuleCase,
  SEND,
  single,
  task,
} from "./rule-case";

const status = (wait: number) =>
  machine({
    Ask: { Type: "Task", Resource: FUNCTION, Next: "Done?" },
    "Done?": {
      Type: "Choice",
      Choices: [{ Variable: "$.status", StringEquals: "DONE", Next: "End" }],
      Default: "Wait",
    },
    Wait: { Type: "Wait", Seconds: wait, Next: "Ask" },
    End: { Type: "Succeed" },
  });
const afterParallel = (path: string) =>
  machine({
    Both: { Type: "Parallel", Branches: [machine({ Left: { Type: "Pass", End: true } })], Next: "Use" },
    Use: { Type: "Pass", Parameters: { "items.$": path }, End: true },
  });
const retried = (maximum: number) =>
  task({ Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 60, MaxAttempts: maximum }] });
const reading = (more: {
  readonly [name: string]: { readonly Resource: string; readonly Parameters: { readonly Bucket: string } };
}) =>
  distributed({
    ItemReader: { Resource: "arn:aws:states:::s3:listObjectsV2", Parameters: { Bucket: "photos" } },
    ...more,
  });
const assigned = (path: string) =>
  machine({
    Count: { Type: "Pass", Assign: { total: 1 }, Next: "Pay" },
    Pay: { Type: "Pass", InputPath: path, End: true },
  });

const http = {
  Resource: "arn:aws:states:::http:invoke",
  Parameters: {
    ApiEndpoint: "https://example.com/pay",
    Method: "GET",
    Authentication: { ConnectionArn: "arn:aws:events:eu-west-1:123456789012:connection/pay/1" },
  },
};

function withChild(type: string) {
  const ask = {
    Type: "Task",
    Resource: `${SEND}.waitForTaskToken`,
    Parameters: { QueueUrl: "u", "MessageBody.$": "$$.Task.Token" },
    End: true,
  };
  const config = { Mode: "DISTRIBUTED", ExecutionType: type };
  return single({ Type: "Map", ItemProcessor: { ProcessorConfig: config, ...machine({ Ask: ask }) } });
}

const distributedTwice = (type: string) => {
  const config = { Mode: "DISTRIBUTED", ExecutionType: type };
  const each = { Type: "Map", ItemProcessor: processor({ ...config, ExecutionType: "STANDARD" }), End: true };
  return single({ Type: "Map", ItemProcessor: { ProcessorConfig: config, ...machine({ Each: each }) } });
};

/** What AWS lets pass. */
export const ADVICE_CASES: readonly RuleCase[] = [
  {
    rule: "unproducedPaths",
    title: "After a Parallel state the document is an array.",
    code: "PATH_NEVER_PRODUCED",
    location: "/States/Use/Parameters",
    message: "No state before this one can have produced '$.items': it is looked for in an array",
    wrong: afterParallel("$.items"),
    right: afterParallel("$[0].items"),
  },
  {
    rule: "unproducedPaths",
    title: "A Pass state with an Output forgets its input.",
    code: "PATH_NEVER_PRODUCED",
    location: "/States/Use/Output",
    message: "No state before this one can have produced '$states.input.id': it is looked for in an object with paid",
    wrong: machine(
      {
        Pay: { Type: "Pass", Output: { paid: true }, Next: "Use" },
        Use: { Type: "Pass", Output: { id: "{% $states.input.id %}" }, End: true },
      },
      JSONATA,
    ),
    right: machine(
      {
        Pay: { Type: "Pass", Output: { id: 1 }, Next: "Use" },
        Use: { Type: "Pass", Output: { id: "{% $states.input.id %}" }, End: true },
      },
      JSONATA,
    ),
  },
  {
    rule: "variables",
    title: "A variable is assigned to be read.",
    code: "UNUSED_VARIABLE",
    location: "/States/Count/Assign",
    message: "The variable '$total' is assigned and never read",
    wrong: assigned("$.total"),
    right: assigned("$total"),
  },
  {
    rule: "variables",
    title: "A variable is read after it was assigned.",
    code: "UNKNOWN_VARIABLE",
    location: "/States/Pay/InputPath",
    message: "No state that runs before, in this scope or around it, assigns the variable '$totals'",
    wrong: assigned("$totals"),
    right: assigned("$total"),
  },
  {
    rule: "deadHandlers",
    title: "An error is caught once.",
    code: "RETRY_NEVER_FIRES",
    location: "/States/Pay/Retry[1]",
    message: "'Busy' is taken by an earlier entry",
    wrong: task({ Retry: [{ ErrorEquals: ["Busy"] }, { ErrorEquals: ["Busy"] }] }),
    right: task({ Retry: [{ ErrorEquals: ["Busy"] }, { ErrorEquals: ["Slow"] }] }),
  },
  {
    rule: "deadHandlers",
    title: "Nobody can catch States.Runtime.",
    code: "CATCH_NEVER_FIRES",
    location: "/States/Pay/Catch[0]",
    message: "'States.Runtime' can be neither retried nor caught",
    wrong: machine({
      Pay: { Type: "Task", Resource: FUNCTION, Catch: [{ ErrorEquals: ["States.Runtime"], Next: "Done" }], End: true },
      Done: { Type: "Succeed" },
    }),
    right: machine({
      Pay: { Type: "Task", Resource: FUNCTION, Catch: [{ ErrorEquals: ["States.ALL"], Next: "Done" }], End: true },
      Done: { Type: "Succeed" },
    }),
  },
  {
    rule: "retryTimes",
    title: "Retries fit into the time of the machine.",
    code: "RETRIES_OUTLAST_TIMEOUT",
    location: "/States/Pay/Retry[0]",
    message: "The retries can wait 420 s in all, longer than the 300 s that the state machine may run",
    type: "EXPRESS",
    wrong: retried(3),
    right: retried(2),
  },
  {
    rule: "retryTimes",
    title: "Delays grow from the first to the largest.",
    code: "RETRY_DELAY_CAPPED",
    location: "/States/Pay/Retry[0]",
    message: "MaxDelaySeconds is smaller than IntervalSeconds",
    wrong: task({ Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 10, MaxDelaySeconds: 5 }] }),
    right: task({ Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 10, MaxDelaySeconds: 50 }] }),
  },
  {
    rule: "timeLimits",
    title: "An HTTP task ends after a minute.",
    code: "TIMEOUT_BEYOND_LIMIT",
    location: "/States/Pay/TimeoutSeconds",
    message: "An HTTP task ends after 60 s, whatever its TimeoutSeconds",
    wrong: task({ ...http, TimeoutSeconds: 90 }),
    right: task({ ...http, TimeoutSeconds: 60 }),
  },
  {
    rule: "timeLimits",
    title: "A wait fits into the time of the machine.",
    code: "WAIT_BEYOND_LIMIT",
    location: "/States/Pay/Seconds",
    message: "The wait of 301 s is longer than the 300 s that the state machine may run",
    type: "EXPRESS",
    wrong: single({ Type: "Wait", Seconds: 301 }),
    right: single({ Type: "Wait", Seconds: 300 }),
  },
  {
    rule: "endlessLoops",
    title: "A loop that asks too often fills the history.",
    code: "UNBOUNDED_LOOP",
    location: "/States/Ask",
    message: "Nothing bounds the loop of Ask, Done?, Wait: its history is full (25000 events) after about 61 minutes",
    wrong: status(1),
    right: status(60),
  },
  {
    rule: "payloadSizes",
    title: "The results of a bucket's objects need a place.",
    code: "PAYLOAD_RISK",
    location: "/States/Pay",
    message: "The results of all items must fit into 256 KB, and nothing bounds how many items are read",
    wrong: reading({}),
    right: reading({ ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "results" } } }),
  },
  {
    rule: "payloadSizes",
    title: "What a state passes on has at most 256 KB.",
    code: "PAYLOAD_TOO_LARGE",
    location: "/States/Pay/Result",
    message: "Result has 262145 bytes; a state can pass on 262144",
    wrong: single({ Type: "Pass", Result: ["x".repeat(262_141)] }),
    right: single({ Type: "Pass", Result: ["x".repeat(262_140)] }),
  },
  {
    rule: "expressChildren",
    title: "An Express child waits for no token.",
    code: "EXPRESS_CHILD_LIMIT",
    location: "/States/Pay/ItemProcessor/States/Ask/Resource",
    message: "In an Express child: Express state machine does not support '.waitForTaskToken' service integration",
    wrong: withChild("EXPRESS"),
    right: withChild("STANDARD"),
  },
  {
    rule: "expressChildren",
    title: "An Express child starts no children of its own.",
    code: "EXPRESS_CHILD_LIMIT",
    location: "/States/Pay/ItemProcessor/States/Each/ItemProcessor/ProcessorConfig",
    message:
      "In an Express child: The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
    wrong: distributedTwice("EXPRESS"),
    right: distributedTwice("STANDARD"),
  },
  {
    rule: "mapConcurrency",
    title: "An inline Map runs about 40 items at a time.",
    code: "MAP_CONCURRENCY_LIMIT",
    location: "/States/Pay/MaxConcurrency",
    message: "An inline Map runs about 40 iterations at a time, not 100",
    wrong: single({ Type: "Map", MaxConcurrency: 100, ItemProcessor: processor() }),
    right: distributed({ MaxConcurrency: 100 }),
  },
  {
    rule: "intrinsicLimits",
    title: "A range has at most 1,000 items.",
    code: "INTRINSIC_LIMIT",
    location: "/States/Pay/Parameters",
    message: "States.ArrayRange makes at most 1000 items, not 1001",
    wrong: single({ Type: "Pass", Parameters: { "all.$": "States.ArrayRange(0, 1000, 1)" } }),
    right: single({ Type: "Pass", Parameters: { "all.$": "States.ArrayRange(1, 1000, 1)" } }),
  },
  {
    rule: "parameterNames",
    title: "Parameters begin with a capital.",
    code: "UNKNOWN_PARAMETER",
    location: "/States/Pay/Parameters/messageGroupId",
    message: "The integration has no parameter 'messageGroupId'",
    wrong: task({ Resource: SEND, Parameters: { QueueUrl: "u", MessageBody: "b", messageGroupId: "g" } }),
    right: task({ Resource: SEND, Parameters: { QueueUrl: "u", MessageBody: "b", MessageGroupId: "g" } }),
  },
  {
    rule: "idleFields",
    title: "Only distributed Maps tolerate failures.",
    code: "IDLE_FIELD",
    location: "/States/Pay/ToleratedFailureCount",
    message: "'ToleratedFailureCount' has an effect in DISTRIBUTED mode only",
    wrong: single({ Type: "Map", ToleratedFailureCount: 5, ItemProcessor: processor() }),
    right: distributed({ ToleratedFailureCount: 5 }),
  },
  {
    rule: "idleFields",
    title: "An expression begins with {%.",
    code: "JSONATA_BLANKS",
    location: "/States/Pay/Output",
    message: "A text that does not begin with {% is not an expression but plain text",
    wrong: single({ Type: "Pass", Output: " {% 1 %}" }, JSONATA),
    right: single({ Type: "Pass", Output: "{% 1 %}" }, JSONATA),
  },
  {
    rule: "loneSurrogates",
    title: "A text has whole characters.",
    code: "LONE_SURROGATE",
    location: "/States/Paid/Choices[0]/StringEquals",
    message: 'The text "\\ud83d" holds half of a character',
    wrong: choice([{ Variable: "$.face", StringEquals: "\ud83d", Next: "Done" }]),
    right: choice([{ Variable: "$.face", StringEquals: "\ud83d\ude00", Next: "Done" }]),
  },
];
