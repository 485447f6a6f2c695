import type { Json } from "../../asl/json";
import { Failure, type Writer } from "../verb";
import type { CheckedSource } from "./check-source";
import { printFindings } from "./print-findings";

/**
 * The document of a file, with warnings told.
 *
 * @throws Failure when there are errors, which are told first
 */
export function acceptedValue({ value, findings }: CheckedSource, file: string, stderr: Writer): NonNullable<Json> {
  if (findings.length > 0) stderr.write(`${printFindings(findings, file, stderr.columns)}\n`);
  const errors = findings.filter(({ diagnostic }) => diagnostic.severity === "error").length;
  if (value === undefined || value === null || errors > 0) {
    throw new Failure(`The file "${file}" cannot be used: it has ${errors} ${errors === 1 ? "error" : "errors"}.`);
  }
  return value;
}
