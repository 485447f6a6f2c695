import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { JsonObject } from "../../asl/json";
import { readLine } from "./line";

const FIRST_CHUNK_BYTES = 16 * 1024;

/** Where the last whole line of a file ends. */
export function endOfWholeLines(path: string): number {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    for (let length = FIRST_CHUNK_BYTES; ; length *= 4) {
      const chunk = Buffer.alloc(Math.min(length, size));
      readSync(file, chunk, 0, chunk.length, size - chunk.length);
      const end = chunk.lastIndexOf("\n");
      if (end >= 0) return size - chunk.length + end + 1;
      if (chunk.length === size) return 0;
    }
  } finally {
    closeSync(file);
  }
}

/** The last record of a journal, without reading what is before it; undefined if it is not whole. */
export function lastRecord(path: string): JsonObject | undefined {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    for (let length = FIRST_CHUNK_BYTES; ; length *= 4) {
      const chunk = Buffer.alloc(Math.min(length, size));
      readSync(file, chunk, 0, chunk.length, size - chunk.length);
      const start = chunk.lastIndexOf("\n", chunk.length - 2);
      if (start >= 0 || chunk.length === size) return readLine(chunk.toString("utf8", start + 1, chunk.length - 1));
    }
  } finally {
    closeSync(file);
  }
}

const LINE_BYTES = 4 * 1024;

/** The record that starts at a byte; undefined if it is not whole. */
export function recordAt(path: string, atByte: number): JsonObject | undefined {
  const file = openSync(path, "r");
  try {
    for (let length = LINE_BYTES; ; length *= 4) {
      const chunk = Buffer.allocUnsafe(length);
      const read = readSync(file, chunk, 0, length, atByte);
      const end = chunk.subarray(0, read).indexOf("\n");
      if (end >= 0) return readLine(chunk.toString("utf8", 0, end));
      if (read < length) return undefined;
    }
  } finally {
    closeSync(file);
  }
}
