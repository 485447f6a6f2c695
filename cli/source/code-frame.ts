/** Lines shown before and after the one that matters. */
const AROUND = 1;

/** A place in a text; line and column start at 1. */
export interface FramePosition {
  readonly line: number;
  readonly column: number;
  /** How many characters to underline. */
  readonly length: number;
}

/**
 * The lines around a place, with the place underlined. Long lines are cut to the width, around the place.
 *
 * @example codeFrame("{\n  \"Next\": \"Pya\"\n}", { line: 2, column: 11, length: 5 }, 80)
 */
export function codeFrame(text: string, { line, column, length }: FramePosition, width: number): string {
  const lines = text.split("\n");
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, line + AROUND);
  const gutter = String(last).length;
  const room = Math.max(40, width - gutter - 6);
  const from = column > room - 10 ? column - Math.floor(room / 2) : 0;
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const code = printable(lines[number - 1] ?? "").slice(from, from + room);
    shown.push(`  ${number === line ? ">" : " "} ${String(number).padStart(gutter)} | ${code}`.trimEnd());
    if (number === line) shown.push(underline(gutter, column - from, Math.min(length, room)));
  }
  return `${shown.join("\n")}\n`;
}

function underline(gutter: number, column: number, length: number): string {
  return `    ${" ".repeat(gutter)} | ${" ".repeat(Math.max(0, column - 1))}${"^".repeat(Math.max(1, length))}`;
}

/** One column a character, and nothing that moves the cursor. */
function printable(line: string): string {
  return line.replace(/\t/g, " ").replace(/\p{Cc}/gu, "\ufffd");
}
