import { existsSync } from "node:fs";
import type { Diagnostic } from "../../asl/diagnostic";
import { fileReason } from "../file-reason";
import { MOST_BYTES, readBounded } from "../read-bounded";
import { suggestion } from "../suggestion";
import { Failure, UsageError } from "../verb";

/** Text of a definition with the name to print, or what is wrong with the bytes. */
export interface SourceText {
  /** A path, or `<stdin>`. */
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether an argument names a file or standard input, and not a workflow. */
export function isFile(argument: string): boolean {
  return argument === "-" || existsSync(argument);
}

/** The error for an argument that names neither a file nor a workflow. */
export function noSuchTarget(argument: string, workflows: readonly string[]): UsageError {
  return new UsageError(`there is no file and no workflow "${argument}". ${suggestion(argument, workflows)}`);
}

/**
 * Reads a file, or standard input for `-`. Text that is too large or not UTF-8 is reported, not thrown.
 *
 * @throws Failure when the file cannot be read
 */
export function readSource(argument: string): SourceText {
  const file = argument === "-" ? "<stdin>" : argument;
  const bytes = readBytes(argument);
  if (bytes === undefined) return { file, text: "", diagnostics: [tooLarge] };
  const text = decode(bytes);
  return text === undefined ? { file, text: "", diagnostics: [notText] } : { file, text, diagnostics: [] };
}

function readBytes(argument: string): Buffer | undefined {
  try {
    return readBounded(argument);
  } catch (error) {
    throw new Failure(`The file "${argument}" cannot be read: ${fileReason(error)}.`);
  }
}

function decode(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const notText: Diagnostic = {
  code: "INVALID_JSON_DESCRIPTION",
  severity: "error",
  location: "/",
  message: "The file is not text in UTF-8",
};

const tooLarge: Diagnostic = {
  code: "DEFINITION_TOO_LARGE",
  severity: "error",
  location: "/",
  message: `The file has more than ${MOST_BYTES} bytes; a definition has at most 1048576 characters`,
};
