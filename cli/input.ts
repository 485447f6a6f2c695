import { resolve } from "node:path";
import type { Json } from "../asl/json";
import { fileReason } from "./file-reason";
import { MOST_BYTES, readBounded } from "./read-bounded";
import { Failure } from "./verb";

/**
 * The input of an execution: JSON as text, or a file that holds it, or `-` for standard input.
 *
 * @throws Failure that quotes what is no JSON, or names the file that cannot be read or is too large
 */
export function readInput(given: string): Json {
  const isText = /^\s*[[{"]/.test(given);
  const text = isText ? given : readText(given);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const where = isText ? "The input" : `The input file "${resolve(given)}"`;
    throw new Failure(`${where} is not JSON: ${(error as Error).message}.`);
  }
}

function readText(path: string): string {
  const content = read(path);
  if (content !== undefined) return content.toString("utf8");
  throw new Failure(`The input "${path}" has more than ${MOST_BYTES} bytes; an execution takes at most 262144.`);
}

function read(path: string): Buffer | undefined {
  try {
    return readBounded(path);
  } catch (error) {
    const reason = fileReason(error);
    throw new Failure(`The input "${path}" is not JSON, and as a file it cannot be read: ${reason}.`);
  }
}
