import { crc32 } from "node:zlib";
import { isJsonObject, type JsonObject } from "../../asl/json";

const CHECKED = /^\{"crc":"([0-9a-f]{8})",/;
const PREFIX_LENGTH = '{"crc":"00000000",'.length;

/**
 * A record as one line of JSON that carries a checksum of itself, so that a line which was written in part, or has been
 * damaged since, is told from a whole one.
 *
 * @param record an object with at least one property
 * @example writeLine({ end: { status: "SUCCEEDED" } }) // '{"crc":"5d6a4c1f","end":{"status":"SUCCEEDED"}}\n'
 */
export function writeLine(record: object): string {
  const rest = JSON.stringify(record).slice(1);
  return `{"crc":"${checksum(rest)}",${rest}\n`;
}

/** The record of a line; undefined if the line is not as it was written. */
export function readLine(line: string): JsonObject | undefined {
  const written = CHECKED.exec(line)?.[1];
  if (written === undefined || checksum(line.slice(PREFIX_LENGTH)) !== written) return undefined;
  try {
    const record: unknown = JSON.parse(`{${line.slice(PREFIX_LENGTH)}`);
    return isJsonObject(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, "0");
}
