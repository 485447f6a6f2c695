import { type Scope, transitionsOf } from "./graph";

/**
 * The loops of a scope: the largest sets of states that all lead to each other.
 *
 * @see https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm
 */
export function cyclesOf(scope: Scope): readonly (readonly string[])[] {
  const edges = new Map(scope.states.map(([name, state]) => [name, transitionsOf(state).map(({ to }) => to)]));
  const search: Search = { edges, order: new Map(), low: new Map(), stack: [], onStack: new Set(), cycles: [] };
  for (const [name] of scope.states) if (!search.order.has(name)) visit(search, name);
  return search.cycles;
}

interface Search {
  readonly edges: ReadonlyMap<string, readonly string[]>;
  readonly order: Map<string, number>;
  readonly low: Map<string, number>;
  readonly stack: string[];
  readonly onStack: Set<string>;
  readonly cycles: string[][];
}

/** Depth first without recursion: a definition may chain thousands of states. */
function visit(search: Search, root: string): void {
  const path: { readonly name: string; next: number }[] = [];
  const enter = (name: string): void => {
    search.order.set(name, search.order.size);
    search.low.set(name, search.order.size - 1);
    search.stack.push(name);
    search.onStack.add(name);
    path.push({ name, next: 0 });
  };

  enter(root);
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const to = search.edges.get(at.name)?.[at.next++];
    if (to === undefined) {
      path.pop();
      leave(search, at.name);
      const above = path.at(-1);
      if (above !== undefined) lower(search, above.name, search.low.get(at.name));
    } else if (search.edges.has(to) && !search.order.has(to)) enter(to);
    else if (search.onStack.has(to)) lower(search, at.name, search.order.get(to));
  }
}

function lower({ low }: Search, name: string, reached = Number.POSITIVE_INFINITY): void {
  low.set(name, Math.min(low.get(name) ?? reached, reached));
}

function leave(search: Search, name: string): void {
  if (search.low.get(name) !== search.order.get(name)) return;
  const members = search.stack.splice(search.stack.lastIndexOf(name));
  for (const member of members) search.onStack.delete(member);
  if (members.length > 1 || search.edges.get(name)?.includes(name)) search.cycles.push(members);
}
