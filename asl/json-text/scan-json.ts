import { scanToken, type Token } from "./scan-token";

/** Something wrong with JSON text, and where. */
export interface JsonProblem {
  readonly message: string;
  readonly offset: number;
}

/** What JSON.parse does not say about a text: where it breaks, and which keys are written twice. */
export interface JsonScan {
  readonly error?: JsonProblem;
  readonly duplicates: readonly JsonProblem[];
  /** How deep objects and arrays are nested. */
  readonly depth: number;
}

type Expectation = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "commaOrEnd" | "nothing";

interface Holder {
  readonly closer: "}" | "]";
  readonly keys: Set<string>;
}

/** Reads JSON text of any depth and size once, without building values. */
export function scanJson(text: string): JsonScan {
  const open: Holder[] = [];
  const duplicates: JsonProblem[] = [];
  let expected: Expectation = "value";
  let depth = 0;
  for (let offset = 0; ; ) {
    const token = scanToken(text, offset);
    if (token.kind === "end" && expected === "nothing") return { duplicates, depth };
    if (expected === "key" || expected === "keyOrEnd") noteKey(text, token, open.at(-1), duplicates);
    const next = step(text, token, expected, open);
    if (next === undefined) return { error: problem(text, token, expected), duplicates, depth };
    depth = Math.max(depth, open.length);
    expected = next;
    offset = token.end;
  }
}

function noteKey(text: string, token: Token, holder: Holder | undefined, duplicates: JsonProblem[]): void {
  if (token.kind !== "string" || holder === undefined) return;
  const key = String(JSON.parse(text.slice(token.start, token.end)));
  if (holder.keys.has(key)) duplicates.push({ message: `Duplicate field '${key}'`, offset: token.start });
  holder.keys.add(key);
}

/** What may follow a token, or undefined when it may not stand here. */
function step(text: string, token: Token, expected: Expectation, open: Holder[]): Expectation | undefined {
  const mark = token.kind === "mark" ? text[token.start] : token.kind;
  if (mark === open.at(-1)?.closer && ["valueOrEnd", "keyOrEnd", "commaOrEnd"].includes(expected)) {
    open.pop();
    return afterValue(open);
  }
  if (expected === "value" || expected === "valueOrEnd") return value(mark, open);
  if (expected === "key" || expected === "keyOrEnd") return mark === "string" ? "colon" : undefined;
  if (expected === "colon") return mark === ":" ? "value" : undefined;
  if (expected !== "commaOrEnd" || mark !== ",") return undefined;
  return open.at(-1)?.closer === "}" ? "key" : "value";
}

function value(mark: string | undefined, open: Holder[]): Expectation | undefined {
  if (mark === "string" || mark === "word") return afterValue(open);
  if (mark !== "{" && mark !== "[") return undefined;
  open.push({ closer: mark === "{" ? "}" : "]", keys: new Set() });
  return mark === "{" ? "keyOrEnd" : "valueOrEnd";
}

function afterValue(open: readonly Holder[]): Expectation {
  return open.length === 0 ? "nothing" : "commaOrEnd";
}

const WANTED: Readonly<Record<Expectation, string>> = {
  value: "was expecting a value",
  valueOrEnd: "was expecting a value or ]",
  key: "was expecting double-quote to start field name",
  keyOrEnd: "was expecting double-quote to start field name",
  colon: "was expecting a colon to separate field name and value",
  commaOrEnd: "was expecting comma to separate entries",
  nothing: "the definition ended before it",
};

function problem(text: string, token: Token, expected: Expectation): JsonProblem {
  if (token.problem !== undefined) return { message: token.problem, offset: token.end };
  if (token.kind === "end") return { message: `Unexpected end-of-input: ${WANTED[expected]}`, offset: token.end };
  const character = text[token.start] ?? "";
  const name = `'${character}' (code ${character.charCodeAt(0)})`;
  return { message: `Unexpected character (${name}): ${WANTED[expected]}`, offset: token.start };
}
