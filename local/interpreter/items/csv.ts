import type { ReaderConfig } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import { itemReaderFailed } from "../failure";
import { recordParser } from "./csv-records";
import type { ItemParser } from "./item-parser";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export interface CsvOptions {
  /** The names of the columns; without them the first line has them. */
  readonly headers?: readonly string[];
  /** @default "," */
  readonly delimiter?: string;
}

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ",",
  PIPE: "|",
  SEMICOLON: ";",
  SPACE: " ",
  TAB: "\t",
};

/** What a ReaderConfig says of CSV. */
export function csvOptions({ CSVHeaderLocation, CSVHeaders, CSVDelimiter = "COMMA" }: ReaderConfig): CsvOptions {
  const headers = CSVHeaderLocation === "GIVEN" && CSVHeaders !== undefined ? { headers: CSVHeaders } : {};
  return { ...headers, delimiter: DELIMITERS[CSVDelimiter] ?? "," };
}

/**
 * Parses CSV: one object of texts a record. Columns that a record lacks are empty, and those without a header are dropped.
 * Quotes keep delimiters and line breaks; quotes are kept by being doubled or by a backslash.
 *
 * @throws StateFailure States.ItemReaderFailed where two columns have one name, or a record is larger than 8 MB
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html
 */
export function csvParser({ headers, delimiter = "," }: CsvOptions): ItemParser {
  const records = recordParser(delimiter);
  let toItem = headers === undefined ? undefined : itemOf(headers);
  const toItems = (rows: readonly (readonly string[])[]): readonly Json[] => {
    if (toItem !== undefined || rows.length === 0) return rows.map(toItem ?? String);
    toItem = itemOf(rows[0] as readonly string[]);
    return rows.slice(1).map(toItem);
  };
  return { push: (text) => toItems(records.push(text)), end: () => toItems(records.end()) };
}

function itemOf(columns: readonly string[]): (row: readonly string[]) => Json {
  if (new Set(columns).size < columns.length) throw itemReaderFailed("CSV headers cannot contain duplicates.");
  // To set `__proto__` would be no member; the slower way makes it one.
  if (columns.includes("__proto__"))
    return (row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? ""]));
  return (row) => {
    const item: Record<string, Json> = {};
    for (let at = 0; at < columns.length; at++) item[columns[at] as string] = row[at] ?? "";
    return item;
  };
}
