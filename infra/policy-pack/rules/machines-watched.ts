import type { StackValidationPolicy } from "@pulumi/policy";
import { dependsThrough, ofType } from "../stack";

const METRICS = ["ExecutionsFailed", "ExecutionsTimedOut"];

/** Somebody learns of executions that fail. */
export const machinesWatched: StackValidationPolicy = {
  name: "machines-watched",
  description: "Every state machine has alarms for executions that fail or time out.",
  enforcementLevel: "mandatory",
  validateStack: (stack, report) => {
    const alarms = ofType(stack, "aws:cloudwatch/metricAlarm:MetricAlarm");
    for (const machine of ofType(stack, "aws:sfn/stateMachine:StateMachine")) {
      const own = alarms.filter((alarm) => dependsThrough(alarm, "dimensions", machine));
      const missing = METRICS.filter((metric) => !own.some(({ props }) => props["metricName"] === metric));
      if (missing.length > 0) report(`No alarm watches its ${missing.join(", ")}.`, machine.urn);
    }
  },
};
