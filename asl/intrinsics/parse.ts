import { parsePath } from "../jsonpath";
import { type Parsed, remembering } from "../parsed";
import type { IntrinsicArgument, IntrinsicCall } from "./call";
import { INTRINSICS, isIntrinsicName } from "./table";

const MAX_NESTING = 10;
const LITERALS: ReadonlyMap<string, null | boolean> = new Map([
  ["null", null],
  ["true", true],
  ["false", false],
]);

/** Whether a text means to be a call of an intrinsic function, well formed or not. */
export function isIntrinsic(text: string): boolean {
  return /^States\.\w+\s*\(/.test(text);
}

/**
 * Parses a call such as `States.Format('Hello {}', $.name)`. Results are cached.
 *
 * Names, numbers of arguments and nesting (at most 10) are checked; what paths find is not.
 *
 * @example
 * const call = parseIntrinsic("States.MathAdd($.count, 1)");
 * if (!call.ok) console.log(call.message, call.offset);
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const parseIntrinsic: (text: string) => Parsed<IntrinsicCall> = remembering(parseUncached);

function parseUncached(text: string): Parsed<IntrinsicCall> {
  const reader = new CallReader(text);
  try {
    const call = reader.readCall(1);
    reader.skipSpace();
    if (!reader.atEnd) reader.fail("nothing may follow the call");
    return { ok: true, value: call };
  } catch (error) {
    if (error instanceof CallSyntaxError) return { ok: false, message: error.message, offset: error.offset };
    throw error;
  }
}

class CallSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Reads a text from left to right. */
class CallReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  fail(message: string, offset = this.#at): never {
    throw new CallSyntaxError(message, offset);
  }

  skipSpace(): void {
    this.#match(/\s*/y);
  }

  readCall(depth: number): IntrinsicCall {
    const start = this.#at;
    if (depth > MAX_NESTING) this.fail(`calls nest at most ${MAX_NESTING} deep`);
    const name = this.#match(/States\.\w*/y) ?? this.fail("a call starts with 'States.'");
    if (!isIntrinsicName(name)) this.fail(`there is no function '${name}'`, start);
    this.skipSpace();
    if (this.#match(/\(/y) === undefined) this.fail("'(' is missing");
    const given = this.#readArguments(depth);
    const { minArguments, maxArguments } = INTRINSICS[name];
    if (given.length < minArguments || given.length > maxArguments) {
      this.fail(`${name} does not take ${given.length} arguments`, start);
    }
    return { text: this.#text.slice(start, this.#at), name, arguments: given };
  }

  #readArguments(depth: number): IntrinsicArgument[] {
    const given: IntrinsicArgument[] = [];
    this.skipSpace();
    if (this.#match(/\)/y) !== undefined) return given;
    for (;;) {
      given.push(this.#readArgument(depth));
      this.skipSpace();
      if (this.#match(/\)/y) !== undefined) return given;
      // Between two paths AWS's own tools take a blank for a comma.
      if (this.#match(/,\s*/y) === undefined && this.#text[this.#at] !== "$") this.fail("',' or ')' is missing");
    }
  }

  #readArgument(depth: number): IntrinsicArgument {
    const char = this.#text[this.#at];
    if (char === "'") return this.#readText();
    if (char === "$") return this.#readPath();
    if (char === "S") return { kind: "call", call: this.readCall(depth + 1) };
    return this.#readLiteral();
  }

  #readText(): IntrinsicArgument {
    const start = this.#at;
    const quoted = this.#match(/'(?:[^'\\]|\\[\s\S])*'/y) ?? this.fail("the text is not closed");
    const source = quoted.slice(1, -1);
    const wrong = /\\(?:\\.|[^'{}\\])/.exec(source.replace(/\\\\/g, "  "));
    if (wrong !== null) this.fail("only ', {, } and \\ may be escaped", start + 1 + wrong.index);
    return { kind: "text", value: source.replace(/\\([\s\S])/g, "$1"), source };
  }

  #readPath(): IntrinsicArgument {
    const start = this.#at;
    const text = this.#text.slice(start, endOfPath(this.#text, start));
    const path = parsePath(text);
    if (!path.ok) this.fail(path.message, start + path.offset);
    this.#at = start + text.length;
    return { kind: "path", path: path.value };
  }

  #readLiteral(): IntrinsicArgument {
    const start = this.#at;
    const word = this.#match(/[^\s,()]+/y) ?? this.fail("an argument is missing");
    const literal = LITERALS.get(word);
    if (literal !== undefined) return { kind: "literal", value: literal };
    if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) this.fail(`'${word}' is no value`, start);
    return { kind: "literal", value: Number(word) };
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}

/** Where a path that stands among arguments ends: at a blank, comma or bracket that is not its own. */
function endOfPath(text: string, start: number): number {
  let open = 0;
  let quote = "";
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? "";
    if (quote !== "") {
      if (char === quote && text[at - 1] !== "\\") quote = "";
    } else if (open > 0 && (char === "'" || char === '"')) quote = char;
    else if (char === "[" || char === "(") open++;
    else if (open > 0 && (char === "]" || char === ")")) open--;
    else if (open === 0 && /[\s,)]/.test(char)) return at;
  }
  return text.length;
}
