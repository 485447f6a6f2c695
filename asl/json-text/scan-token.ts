/** A token of JSON text: a mark, a string or a word (number, true, false, null). */
export interface Token {
  readonly kind: "mark" | "string" | "word" | "end" | "bad";
  readonly start: number;
  readonly end: number;
  /** Why the token is bad, in the words of the parser that AWS uses. */
  readonly problem?: string;
}

const BLANK = /[ \t\r\n]*/y;
const WORD = /[^\s"{}[\]:,]+/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: ReadonlySet<string> = new Set(["true", "false", "null"]);
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const VALUES = "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** The token that starts at or after an offset. */
export function scanToken(text: string, offset: number): Token {
  const start = matchEnd(BLANK, text, offset) ?? offset;
  const character = text[start];
  if (character === undefined) return { kind: "end", start, end: start };
  if ("{}[]:,".includes(character)) return { kind: "mark", start, end: start + 1 };
  return character === '"' ? scanString(text, start) : scanWord(text, start);
}

function scanString(text: string, start: number): Token {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { kind: "string", start, end: at + 1 };
    if (Number.isNaN(code)) return bad(start, at, "Unexpected end-of-input: was expecting closing quote");
    if (code < 0x20) return bad(start, at, `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped`);
    const next = code === 0x5c ? matchEnd(ESCAPE, text, at) : at + 1;
    if (next === undefined) return bad(start, at, "Unrecognized character escape");
    at = next;
  }
}

function scanWord(text: string, start: number): Token {
  const end = matchEnd(WORD, text, start) ?? start + 1;
  // A long run of other bytes is no number; it is not worth reading whole.
  const word = text.slice(start, Math.min(end, start + 400));
  if (WORDS.has(word) || NUMBER.test(word)) return { kind: "word", start, end };
  return bad(start, end, `Unrecognized token '${printable(word.slice(0, 40))}': ${VALUES}`);
}

function bad(start: number, end: number, problem: string): Token {
  return { kind: "bad", start, end, problem };
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, "\ufffd");
}

function matchEnd(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
