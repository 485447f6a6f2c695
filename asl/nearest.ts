/** Among more names than this, none is suggested: a suggestion must not cost more than the rule that makes it. */
const MAXIMUM_NAMES = 200;
const MAXIMUM_LENGTH = 80;

/**
 * The name that a misspelt one was meant to be, when one is near enough: letters of other case, or at most a third of
 * them (and three) wrong.
 *
 * @example nearest("Resorce", ["Resource", "Result"]) // "Resource"
 */
export function nearest(text: string, names: readonly string[]): string | undefined {
  if (names.length > MAXIMUM_NAMES || text.length > MAXIMUM_LENGTH) return undefined;
  const wanted = text.toLowerCase();
  let best: string | undefined;
  let allowed = Math.min(3, Math.ceil(text.length / 3)) + 1;
  for (const name of names) {
    if (name === text || Math.abs(name.length - text.length) >= allowed) continue;
    const edits = editDistance(wanted, name.toLowerCase());
    if (edits < allowed) [best, allowed] = [name, edits];
  }
  return best;
}

/** `Did you mean "Resource"?`, or nothing when no name is near. */
export function didYouMean(text: string, names: readonly string[]): string | undefined {
  const name = nearest(text, names);
  return name === undefined ? undefined : `Did you mean "${name}"?`;
}

/** How many letters must be inserted, deleted, replaced or swapped with their neighbour. */
function editDistance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) row.push(edits(rows, row, left, right, i, j));
    rows.push(row);
  }
  return rows[left.length]?.[right.length] ?? 0;
}

function edits(rows: number[][], row: number[], left: string, right: string, i: number, j: number): number {
  const at = (up: number, back: number) => (up === 0 ? row[j - back] : rows[i - up]?.[j - back]) ?? 0;
  const replaced = at(1, 1) + (left[i - 1] === right[j - 1] ? 0 : 1);
  const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
  return Math.min(replaced, at(1, 0) + 1, at(0, 1) + 1, swapped ? at(2, 2) + 1 : replaced);
}
