import { closeSync, openSync, readSync } from "node:fs";
import type { JsonObject } from "../../asl/json";
import { readLine } from "./line";

/** A record, and where in the file it is. */
export interface JournalEntry {
  readonly record: JsonObject;
  readonly startByte: number;
  readonly endByte: number;
}

/** Why a journal could not be read to its end. */
export interface JournalDamage {
  /** Where the last whole record ends. */
  readonly atByte: number;
  /** The process ended while it wrote the last line: nothing that anybody was told of is lost. */
  readonly isTorn: boolean;
}

const CHUNK_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

/**
 * The records of a journal, one after the other, with a chunk of the file in memory at a time. It ends at the first line
 * that is not whole, and returns what is wrong there.
 *
 * @param fromByte where a record starts
 * @example for (const { record } of readJournal(path)) console.log(record);
 */
export function* readJournal(path: string, fromByte = 0): Generator<JournalEntry, JournalDamage | undefined> {
  let endByte = fromByte;
  for (const line of linesOf(path, fromByte)) {
    const record = line.isWhole ? readLine(line.bytes.toString("utf8")) : undefined;
    if (record === undefined) return { atByte: endByte, isTorn: !line.isWhole };
    const startByte = endByte;
    endByte += line.bytes.length + 1;
    yield { record, startByte, endByte };
  }
  return undefined;
}

/**
 * The records of a journal that are whole, whatever is between them.
 *
 * @param onDamage hears of every line that is left out
 */
export function* readSound(
  path: string,
  fromByte = 0,
  onDamage: (damage: JournalDamage) => void = () => {},
): Generator<JournalEntry> {
  let startByte = fromByte;
  for (const { bytes, isWhole } of linesOf(path, fromByte)) {
    const endByte = startByte + bytes.length + 1;
    const record = isWhole ? readLine(bytes.toString("utf8")) : undefined;
    if (record === undefined) onDamage({ atByte: startByte, isTorn: !isWhole });
    else yield { record, startByte, endByte };
    startByte = endByte;
  }
}

interface Line {
  readonly bytes: Buffer;
  /** Whether it ends in a newline. */
  readonly isWhole: boolean;
}

function* linesOf(path: string, fromByte: number): Generator<Line> {
  let pending: Buffer[] = [];
  for (const chunk of chunksOf(path, fromByte)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield { bytes: Buffer.concat([...pending, chunk.subarray(start, end)]), isWhole: true };
      pending = [];
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  }
  if (pending.length > 0) yield { bytes: Buffer.concat(pending), isWhole: false };
}

function* chunksOf(path: string, fromByte: number): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    for (let position = fromByte; ; ) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = readSync(file, chunk, 0, CHUNK_BYTES, position);
      if (length === 0) return;
      yield chunk.subarray(0, length);
      position += length;
    }
  } finally {
    closeSync(file);
  }
}
