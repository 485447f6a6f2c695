import * as pulumi from "@pulumi/pulumi";
import type { Diagnostic } from "../asl/diagnostic";
import { printReport } from "./report";

/**
 * The error that ends a program before its first resource, with a report of everything that is wrong.
 *
 * @example throw refusal("dev", diagnostics);
 */
export function refusal(stack: string, diagnostics: readonly Diagnostic[]): pulumi.RunError {
  const error = new pulumi.RunError(printReport(stack, diagnostics));
  // Pulumi hides the stack, yet inspects it, and on Node.js 20 a frame in node_modules/@pulumi/resource.ts, as Pulumi's source
  // maps name it, makes util.inspect fill gigabytes.
  error.stack = error.message;
  return error;
}
