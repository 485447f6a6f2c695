import { closeSync, openSync, readSync } from "node:fs";

/** Far above the limits of Step Functions, 1 MB for a definition, and far below what would fill the memory. */
export const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The content of a file, or of standard input for `-`; undefined when there is too much of it, of which a pipe or a device may
 * have no end.
 *
 * @throws Error of the file system
 */
export function readBounded(path: string): Buffer | undefined {
  const file = path === "-" ? 0 : openSync(path, "r");
  try {
    const content = readUpTo(file, MOST_BYTES + 1);
    return content.length > MOST_BYTES ? undefined : content;
  } finally {
    if (file !== 0) closeSync(file);
  }
}

function readUpTo(file: number, limit: number): Buffer {
  const chunks: Buffer[] = [];
  for (let size = 0; size < limit; ) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const count = readSync(file, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    size += count;
  }
  return Buffer.concat(chunks);
}
