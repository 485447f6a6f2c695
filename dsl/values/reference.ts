import { type ReferenceNode, type Root, reference } from "../tree/value";
import { record } from "./recorded";

/** Opens and closes what a reference leaves behind when it is joined into text: private-use characters, never typed. */
export const MARK = "\uE000";
export const MARK_END = "\uE001";

const INDEX = /^(?:0|[1-9]\d*)$/;

/** A proxy that records which properties are read from it: `input.images[0].key` is a reference to that place. */
export function recordReference(root: Root, scope: object, segments: readonly (string | number)[] = []): object {
  const target = {};
  const node = reference(root, segments);
  const children = new Map<string, object>();
  const child = (key: string): object => {
    const known = children.get(key);
    if (known !== undefined) return known;
    const made = recordReference(root, scope, [...segments, INDEX.test(key) ? Number(key) : key]);
    children.set(key, made);
    return made;
  };
  return record(new Proxy(target, traps(node, child)), { kind: "reference", node, scope });
}

function traps(node: ReferenceNode, child: (key: string) => object): ProxyHandler<object> {
  const mark = `${MARK}${printReference(node)}${MARK_END}`;
  return {
    get: (_, key) => (typeof key === "string" ? child(key) : symbolProperty(key, mark)),
    has: () => true,
    ownKeys: () => [mark],
    getOwnPropertyDescriptor: () => ({ value: mark, enumerable: true, configurable: true }),
    set: () => false,
  };
}

function symbolProperty(key: symbol, mark: string): unknown {
  if (key === Symbol.toPrimitive) return () => mark;
  if (key === Symbol.iterator) return () => [mark][Symbol.iterator]();
  return undefined;
}

/** The way a reference is quoted in messages, `input.images[0].key`. */
export function printReference({ root, segments }: ReferenceNode): string {
  const path = segments.map((segment) => (typeof segment === "number" ? `[${segment}]` : `.${segment}`)).join("");
  return root === "variable" ? `vars${path}` : `${root}${path}`;
}
