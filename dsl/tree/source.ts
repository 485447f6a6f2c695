import type { SourcePosition } from "../../asl/diagnostic";

/** The author's line that wrote a node: captured at once, worked out only when somebody asks. */
export interface Source {
  readonly position: SourcePosition | undefined;
}

const PLACE = /^(?:file:\/\/)?(.+):(\d+):(\d+)$/;

class CapturedSource implements Source {
  readonly stack?: string;

  get position(): SourcePosition | undefined {
    return positionOf(this.stack);
  }
}

/**
 * Remembers who called a function: the first frame below it. The stack's text is made when it is first read, by whatever
 * maps sources then (ts-node, `--enable-source-maps`), so a capture costs about a microsecond.
 */
export function captureSource(calledFunction: Function): Source {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  const source = new CapturedSource();
  Error.captureStackTrace(source, calledFunction);
  Error.stackTraceLimit = limit;
  return source;
}

function positionOf(stack: string | undefined): SourcePosition | undefined {
  const frame = stack?.split("\n").find((line) => line.startsWith("    at "));
  if (frame === undefined) return undefined;
  const inner = frame.endsWith(")") ? frame.slice(frame.lastIndexOf(" (") + 2, -1) : frame.slice("    at ".length);
  const parts = PLACE.exec(inner);
  if (parts === null) return undefined;
  const [, file = "", line, column] = parts;
  return { file, line: Number(line), column: Number(column) };
}
