import { isCollection, isMap, isScalar, isSeq, type Node, type Pair } from "yaml";

/** The place of something in a text, as offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a finding stands: at the field that its message names, else at what its location `/States/Pay/Catch[0]/Next`
 * leads to, as far as it leads. Names of states may hold slashes and brackets, so every reading is tried.
 */
export function locate(root: Node | null, location: string, message: string): Span | undefined {
  if (root === null) return undefined;
  const found = follow({ node: root, span: spanOf(root) }, location === "/" ? "" : location);
  return fieldNamed(found.node, message) ?? found.span;
}

interface Found {
  readonly node: unknown;
  /** Of the key that leads to the node, where there is one: that is what an author looks for. */
  readonly span: Span | undefined;
  /** What of the location could not be followed. */
  readonly rest?: string;
}

function follow(at: Found, location: string): Found {
  const found = steps(at.node, location).map(({ next, rest }) => follow(next, rest));
  const best = found.sort((left, right) => (left.rest ?? "").length - (right.rest ?? "").length)[0];
  return best ?? { ...at, rest: location };
}

function steps(node: unknown, location: string): { readonly next: Found; readonly rest: string }[] {
  if (isSeq(node)) {
    const [text, index] = /^\[(\d+)\]/.exec(location) ?? [];
    const item = index === undefined ? undefined : node.items[Number(index)];
    return text === undefined || item === undefined ? [] : [{ next: itemOf(item), rest: location.slice(text.length) }];
  }
  if (!isMap(node) || !location.startsWith("/")) return [];
  return node.items
    .filter((pair) => leadsTo(pair, location))
    .map((pair) => {
      return { next: { node: pair.value, span: spanOf(pair.key) }, rest: location.slice(1 + keyOf(pair).length) };
    });
}

function itemOf(node: unknown): Found {
  return { node, span: spanOf(node) };
}

function leadsTo(pair: Pair, location: string): boolean {
  const key = keyOf(pair);
  return location.startsWith(key, 1) && ["", "/", "["].includes(location.charAt(1 + key.length));
}

/** The field that a message quotes, `Field 'Resutl' is not supported`, in an object or in what it holds. */
function fieldNamed(node: unknown, message: string): Span | undefined {
  const names = [...message.matchAll(/[Ff]ields? '([^']+)'/g)].map(([, name]) => name);
  if (names.length === 0) return undefined;
  const holders = [node];
  for (const holder of holders) {
    if (isSeq(holder)) holders.push(...holder.items);
    if (!isMap(holder)) continue;
    const pair = holder.items.find((one) => names.includes(keyOf(one)));
    if (pair !== undefined) return spanOf(pair.key);
    holders.push(...holder.items.map(({ value }) => value));
  }
  return undefined;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}

function spanOf(node: unknown): Span | undefined {
  const range = (node as Node | null)?.range;
  if (!range) return undefined;
  const [start, end] = range;
  return { start, end: isCollection(node) ? start + 1 : end };
}
