import * as aws from "@pulumi/aws";
import { type ResourceValidationPolicy, validateResourceOfType } from "@pulumi/policy";

/** Runtimes that AWS supports into 2027 and longer. */
const RUNTIMES = ["nodejs22.x", "nodejs24.x"];

/** Functions run on arm64, which costs a fifth less, and on a runtime that AWS supports. */
export const functionsCurrent: ResourceValidationPolicy = {
  name: "functions-current",
  description: "Functions run on arm64 and on a runtime that AWS supports.",
  enforcementLevel: "mandatory",
  validateResource: validateResourceOfType(aws.lambda.Function, ({ architectures, runtime }, _, report) => {
    if (architectures?.join() !== "arm64") report(`It runs on ${architectures?.join() ?? "x86_64"}, not on arm64.`);
    if (!RUNTIMES.includes(String(runtime))) report(`Its runtime is ${runtime}, not one of ${RUNTIMES.join(", ")}.`);
  }),
};
