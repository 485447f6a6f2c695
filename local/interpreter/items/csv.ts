import type { Json } from "../../../asl/json";
import { itemReaderFailed } from "../failure";
import type { ItemParser } from "./item-parser";

/** The most that one line may hold; AWS's items are limited to much less. */
const MAX_LINE_CHARACTERS = 10_000_000;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export interface CsvOptions {
  /** The names of the columns; without them the first line has them. */
  readonly headers?: readonly string[];
  /** @default "," */
  readonly delimiter?: string;
}

/**
 * Parses CSV with quotes and line breaks in them: one object of texts a line. Columns that a line lacks are empty, and
 * those without a header are dropped.
 *
 * @throws StateFailure States.ItemReaderFailed where two columns have one name
 */
export function csvParser({ headers, delimiter = "," }: CsvOptions): ItemParser {
  let columns = headers === undefined ? undefined : checkHeaders(headers);
  const lines = lineParser(delimiter);
  const toItems = (rows: readonly (readonly string[])[]): readonly Json[] => {
    if (columns !== undefined || rows.length === 0) return rows.map((row) => itemOf(columns ?? [], row));
    columns = checkHeaders(rows[0] as readonly string[]);
    return toItems(rows.slice(1));
  };
  return { push: (text) => toItems(lines.push(text)), end: () => toItems(lines.end()) };
}

function checkHeaders(headers: readonly string[]): readonly string[] {
  if (new Set(headers).size < headers.length) throw itemReaderFailed("CSV headers cannot contain duplicates.");
  return headers;
}

function itemOf(columns: readonly string[], row: readonly string[]): Json {
  return Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ""]));
}

/** Splits into lines of fields, across pieces of text. */
function lineParser(delimiter: string) {
  let row: string[] = [];
  let field = "";
  let isQuoted = false;
  let afterQuote = false;
  let hasText = false;
  let characters = 0;

  const endField = () => {
    row.push(field);
    field = "";
    afterQuote = false;
  };
  const endRow = (rows: string[][]) => {
    endField();
    if (hasText || row.length > 1) rows.push(row);
    row = [];
    hasText = false;
    characters = 0;
  };
  const take = (character: string, rows: string[][]) => {
    if (isQuoted) takeQuoted(character);
    else if (character === '"' && (field === "" || afterQuote)) {
      if (afterQuote) field += '"';
      isQuoted = true;
      hasText = true;
    } else if (character === delimiter) endField();
    else if (character === "\n") endRow(rows);
    else if (character !== "\r") {
      field += character;
      hasText = true;
    }
  };
  const takeQuoted = (character: string) => {
    if (character !== '"') field += character;
    else {
      isQuoted = false;
      afterQuote = true;
    }
  };
  return {
    push(text: string): readonly (readonly string[])[] {
      const rows: string[][] = [];
      for (const character of text) {
        if (++characters > MAX_LINE_CHARACTERS) throw itemReaderFailed("A line of the CSV file is too long.");
        take(character, rows);
      }
      return rows;
    },
    end(): readonly (readonly string[])[] {
      const rows: string[][] = [];
      endRow(rows);
      return rows;
    },
  };
}
