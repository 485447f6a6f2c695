/**
 * The name nearest to a misspelt one, when one is near enough to be meant.
 *
 * @example nearest("lsit", ["list", "run"]) // "list"
 */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, edits: editDistance(text.toLowerCase(), name.toLowerCase()) }))
    .sort((left, right) => left.edits - right.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(2, text.length / 3) ? best.name : undefined;
}

/** How a sentence about an unknown name ends: the nearest name, or all of them. */
export function suggestion(text: string, names: readonly string[]): string {
  const near = nearest(text, names);
  return near === undefined ? `Known: ${names.join(", ")}.` : `Did you mean "${near}"?`;
}

/** Levenshtein's distance: how many letters to insert, delete or replace. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let i = 1; i <= left.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = above[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[j]! + 1, row[j - 1]! + 1));
    }
  }
  return row[right.length]!;
}
