import { itemReaderFailed } from "../failure";

/** AWS reads items of up to 8 MB. */
const MAX_RECORD_CHARACTERS = 8_000_000;

/** Splits text that comes in pieces into records of fields. */
export interface RecordParser {
  push(text: string): string[][];
  /** What is left when the text has ended. */
  end(): string[][];
}

/** Records without quotes and escapes, which is nearly all of them, are split without looking at each character. */
export function recordParser(delimiter: string): RecordParser {
  let rest = "";
  const parse = (text: string, isEnd: boolean): string[][] => {
    const records: string[][] = [];
    let start = 0;
    let special = nextSpecial(text, 0);
    while (start < text.length) {
      const lineEnd = endOfLine(text, start, isEnd);
      if (lineEnd < 0) break;
      if (special < start) special = nextSpecial(text, start);
      const record = special < lineEnd ? quotedRecord(text, start, delimiter, isEnd) : undefined;
      if (special < lineEnd && record === undefined) break;
      const fields = record?.fields ?? withoutReturn(text.slice(start, lineEnd)).split(delimiter);
      if (fields.length > 1 || fields[0] !== "" || record?.wasQuoted) records.push(fields);
      start = record?.next ?? lineEnd + 1;
    }
    rest = text.slice(start);
    if (rest.length > MAX_RECORD_CHARACTERS) throw itemReaderFailed("A line of the CSV file is too long.");
    return records;
  };
  return { push: (text) => parse(rest + text, false), end: () => parse(rest, true) };
}

/** Where the first quote or backslash is. */
function nextSpecial(text: string, from: number): number {
  const quote = text.indexOf('"', from);
  const backslash = text.indexOf("\\", from);
  if (quote < 0 || backslash < 0) return Math.max(quote, backslash) < 0 ? text.length + 1 : Math.max(quote, backslash);
  return Math.min(quote, backslash);
}

/** Where the line ends; -1 if that is yet to come. */
function endOfLine(text: string, from: number, isEnd: boolean): number {
  const found = text.indexOf("\n", from);
  return found < 0 && isEnd ? text.length : found;
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

interface QuotedRecord {
  readonly fields: string[];
  /** Where the next record begins. */
  readonly next: number;
  /** An empty field in quotes makes a record; an empty line makes none. */
  readonly wasQuoted: boolean;
}

/** Reads a record by its characters; undefined if its end is yet to come. */
function quotedRecord(text: string, start: number, delimiter: string, isEnd: boolean): QuotedRecord | undefined {
  const fields: string[] = [];
  let field = "";
  let isQuoted = false;
  let wasQuoted = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at] as string;
    const following = text[at + 1];
    const isMark = character === '"' || character === "\\";
    if (isMark && following === undefined && !isEnd) return undefined;
    if (character === "\\") {
      if (following === "\\" || following === '"' || following === delimiter) field += text[++at];
    } else if (character === '"') {
      const isEscaped = following === '"' && (isQuoted || field !== "");
      if (isEscaped) field += text[++at];
      else if (isQuoted) isQuoted = false;
      else if (field === "") isQuoted = wasQuoted = true;
      else field += character;
    } else if (isQuoted) field += character;
    else if (character === delimiter) {
      fields.push(field);
      field = "";
    } else if (character === "\n") return { fields: [...fields, withoutReturn(field)], next: at + 1, wasQuoted };
    else field += character;
  }
  return isEnd ? { fields: [...fields, withoutReturn(field)], next: text.length, wasQuoted } : undefined;
}
