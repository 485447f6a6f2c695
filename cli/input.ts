import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Json } from "../asl/json";
import { fileReason } from "./file-reason";
import { Failure } from "./verb";

/**
 * The input of an execution: JSON as text, or a file that holds it, or `-` for standard input.
 *
 * @throws Failure that quotes what is no JSON, or names the file that cannot be read
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
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    const reason = fileReason(error);
    throw new Failure(`The input "${path}" is not JSON, and as a file it cannot be read: ${reason}.`);
  }
}
