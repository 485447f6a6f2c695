import { childrenOf, type Node } from "../jsonata/node";
import { isJsonata, parseJsonata } from "../jsonata/parse";

/** The functions of JSONata and of AWS, which are written like variables. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  (
    "sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match " +
    "contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt " +
    "power random boolean not map zip filter single foldLeft reduce sift keys lookup append exists spread merge reverse " +
    "each error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl " +
    "decodeUrlComponent decodeUrl eval toMillis fromMillis clone now millis partition range hash uuid parse"
  ).split(" "),
);

/** The names of the variables that an expression takes from outside: not functions, not what it binds itself. */
export function freeVariables(text: string): readonly string[] {
  const parsed = isJsonata(text) ? parseJsonata(text) : undefined;
  if (parsed?.ok !== true) return [];
  const nodes = new Set([parsed.value.tree]);
  for (const node of nodes) for (const child of childrenOf(node)) nodes.add(child);
  const bound = new Set([...nodes].flatMap(boundNames));
  const names = [...nodes].filter(({ type }) => type === "variable").map(({ value }) => String(value));
  const isOutside = (name: string) => !["", "$", "states"].includes(name) && !bound.has(name) && !FUNCTIONS.has(name);
  return [...new Set(names.filter(isOutside))];
}

function boundNames(node: Node): string[] {
  const { focus, index } = node as { focus?: unknown; index?: unknown };
  const places = [focus, index].filter((name) => typeof name === "string");
  if (node.type === "lambda") return [...places, ...(node.arguments ?? []).map(({ value }) => String(value))];
  const left = node.type === "bind" ? (node.lhs as Node | undefined) : undefined;
  return left === undefined ? places : [...places, String(left.value)];
}
