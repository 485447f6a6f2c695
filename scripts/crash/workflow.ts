import type { StateMachineDefinition } from "../../asl/definition";

const resource = "arn:aws:lambda:us-east-1:000000000000:function:work";

const task = (next: { Next: string } | { End: true }) => ({
  Type: "Task" as const,
  Resource: resource,
  TimeoutSeconds: 3_000,
  Retry: [{ ErrorEquals: ["Shaky"], IntervalSeconds: 1, MaxAttempts: 2 }],
  ...next,
});

/** Everything that can be under way when a process ends: tasks, waits, retries, branches, iterations, children. */
export const definition: StateMachineDefinition = {
  StartAt: "First",
  States: {
    First: task({ Next: "Rest" }),
    Rest: { Type: "Wait", Seconds: 2, Next: "Both" },
    Both: {
      Type: "Parallel",
      Branches: [
        {
          StartAt: "Left",
          States: { Left: task({ Next: "LeftRest" }), LeftRest: { Type: "Wait", Seconds: 1, End: true } },
        },
        { StartAt: "Shaky", States: { Shaky: task({ Next: "Right" }), Right: task({ End: true }) } },
      ],
      ResultPath: "$.both",
      Next: "Each",
    },
    Each: {
      Type: "Map",
      ItemsPath: "$.items",
      MaxConcurrency: 2,
      ItemProcessor: { StartAt: "Item", States: { Item: task({ End: true }) } },
      ResultPath: "$.each",
      Next: "Children",
    },
    Children: {
      Type: "Map",
      Label: "Children",
      ItemsPath: "$.items",
      MaxConcurrency: 2,
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "Child",
        States: {
          Child: task({ Next: "ChildRest" }),
          ChildRest: { Type: "Wait", Seconds: 1, Next: "Shaky" },
          Shaky: task({ End: true }),
        },
      },
      ResultPath: "$.children",
      Next: "ExpressChildren",
    },
    ExpressChildren: {
      Type: "Map",
      Label: "ExpressChildren",
      ItemsPath: "$.items",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
        StartAt: "ExpressChild",
        States: { ExpressChild: task({ End: true }) },
      },
      ResultPath: "$.expressChildren",
      Next: "Last",
    },
    Last: task({ End: true }),
  },
};
