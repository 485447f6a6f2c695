/** What a dashboard shows: ARNs of machines and names of functions, by the names of their declarations. */
export interface DashboardSubjects {
  readonly region: string;
  readonly machines: Readonly<Record<string, string>>;
  readonly functions: Readonly<Record<string, string>>;
}

/** A part of a CloudWatch dashboard, on a grid 24 columns wide. */
export interface Widget {
  readonly type: "metric";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

const WIDTH = 12;
const HEIGHT = 6;

/**
 * A dashboard with a row for each machine, how its executions end and how long they take, and two rows for all functions.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function dashboardBody({ region, machines, functions }: DashboardSubjects): {
  readonly widgets: readonly Widget[];
} {
  const charts = [
    ...Object.entries(machines).flatMap(([name, arn]) => machineCharts(name, arn)),
    ...functionCharts(functions),
  ];
  return { widgets: charts.map((chart, index) => place({ ...chart, region, view: "timeSeries" }, index)) };
}

type Chart = Readonly<Record<string, unknown>>;

function place(properties: Chart, index: number): Widget {
  return {
    type: "metric",
    x: (index % 2) * WIDTH,
    y: Math.floor(index / 2) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties,
  };
}

function machineCharts(name: string, arn: string): readonly Chart[] {
  const metric = (metricName: string, options: Chart = {}) => [
    "AWS/States",
    metricName,
    "StateMachineArn",
    arn,
    options,
  ];
  const ends = [
    "ExecutionsStarted",
    "ExecutionsSucceeded",
    "ExecutionsFailed",
    "ExecutionsTimedOut",
    "ExecutionsAborted",
  ];
  return [
    { title: `${name}: executions`, stat: "Sum", period: 300, metrics: ends.map((end) => metric(end)) },
    {
      title: `${name}: duration in ms`,
      period: 300,
      metrics: ["p50", "p99"].map((stat) => metric("ExecutionTime", { stat, label: stat })),
    },
  ];
}

function functionCharts(functions: DashboardSubjects["functions"]): readonly Chart[] {
  const chart = (title: string, metricName: string, stat: string): Chart => ({
    title: `Functions: ${title}`,
    stat,
    period: 300,
    metrics: Object.entries(functions).map(([label, name]) => [
      "AWS/Lambda",
      metricName,
      "FunctionName",
      name,
      { label },
    ]),
  });
  if (Object.keys(functions).length === 0) return [];
  return [
    chart("errors", "Errors", "Sum"),
    chart("duration in ms, p95", "Duration", "p95"),
    chart("throttles", "Throttles", "Sum"),
    chart("copies at once", "ConcurrentExecutions", "Maximum"),
  ];
}
