/**
 * Compiles a StringMatches pattern: `*` stands for any text, `\\*` for a star. Takes time linear in pattern and text for
 * each star, whatever the text.
 *
 * @example compileWildcard("log-*.txt")("log-2025.txt") // true
 */
export function compileWildcard(pattern: string): (text: string) => boolean {
  const [first = "", ...others] = splitAtStars(pattern);
  const last = others.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
    let from = first.length;
    for (const part of others) {
      const at = text.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return from <= text.length - last.length;
  };
}

/** The texts between the stars. */
function splitAtStars(pattern: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (let index = 0; index < pattern.length; index++) {
    if (pattern[index] === "*") {
      parts.push(part);
      part = "";
      continue;
    }
    if (pattern[index] === "\\" && index + 1 < pattern.length) index++;
    part += pattern[index];
  }
  return [...parts, part];
}
