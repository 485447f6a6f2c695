import { isJsonObject } from "../../asl/json";

/** A place where what is differs from what was recorded. */
export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Whole values that the recording blanked. */
const BLANKED: ReadonlySet<string> = new Set([
  "date",
  "datetime",
  "timestamp",
  "time",
  "RequestId",
  "X-Amzn-Trace-Id",
  "x-amz-crc32",
  "x-amzn-RequestId",
  "generated-uuid",
  "entered-time",
  "start-time",
  "start-date",
  "stop-date",
  "RandomNumberGenerated",
]);
const PLACEHOLDER = /<[A-Za-z][\w: .-]*>/g;
/** A task token, which the recording replaced by names of its own. */
const TOKEN = /\.TaskToken$/;
const WHOLE_PLACEHOLDER = /^<[A-Za-z][\w: .-]*>$/;

/**
 * Compares a value with a recorded one, in which placeholders stand for any text and JSON texts may have been parsed.
 */
export function differences(expected: unknown, actual: unknown, path = "$"): readonly Difference[] {
  if (TOKEN.test(path) && typeof actual === "string") return [];
  if (typeof expected === "string") return sameText(expected, actual) ? [] : [{ path, expected, actual }];
  if (typeof expected !== "object" || expected === null) {
    return isSame(expected, actual) ? [] : [{ path, expected, actual }];
  }
  const parsed = typeof actual === "string" ? parse(actual) : actual;
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed) !== Array.isArray(expected)) {
    return [{ path, expected, actual }];
  }
  return fieldDifferences(expected as Fields, parsed as Fields, path);
}

type Fields = { readonly [key: string]: unknown };

function fieldDifferences(expected: Fields, actual: Fields, path: string): readonly Difference[] {
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].flatMap((key) =>
    key in expected && key in actual
      ? differences(expected[key], actual[key], `${path}.${key}`)
      : [{ path: `${path}.${key}`, expected: expected[key], actual: actual[key] }],
  );
}

/** A number may have been recorded in place of its JSON text, and 1.0 as 1. */
function isSame(expected: unknown, actual: unknown): boolean {
  if (typeof expected !== "number") return expected === actual;
  return expected === (typeof actual === "string" ? parse(actual) : actual);
}

function sameText(expected: string, actual: unknown): boolean {
  const isBlank = BLANKED.has(expected) || WHOLE_PLACEHOLDER.test(expected);
  if (isBlank && actual !== undefined && (actual === null || typeof actual !== "object")) return true;
  if (typeof actual !== "string") return false;
  return textMatches(expected, actual) || sameJson(expected, actual);
}

/** JSON texts may differ in their spaces. */
function sameJson(expected: string, actual: string): boolean {
  const left = parse(expected);
  if (typeof left === "number") return left === parse(actual);
  return (Array.isArray(left) || isJsonObject(left)) && differences(left, parse(actual)).length === 0;
}

/** Whether a text is the recorded one, which may hold placeholders. */
function textMatches(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  const parts = expected.split(PLACEHOLDER);
  if (parts.length === 1) return false;
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s\\S]*?");
  return new RegExp(`^${pattern}$`).test(actual);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
