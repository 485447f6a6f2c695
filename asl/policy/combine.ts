import type { Need, PolicyConditions, PolicyStatement } from "./statement";

/**
 * Merges needs into as few statements as say exactly the same: first the resources of each action, then the actions
 * that share all their resources. Sorted, so that the same needs in any order give the same policy.
 *
 * @example
 * combineNeeds([
 *   { action: "s3:PutObject", resources: ["arn:aws:s3:::photos/*"] },
 *   { action: "s3:GetObject", resources: ["arn:aws:s3:::photos/*"] },
 * ]) // one statement with both actions
 */
export function combineNeeds(needs: readonly Need[]): readonly PolicyStatement[] {
  const byAction = group(needs, ({ action, conditions, reason }) =>
    JSON.stringify([action, sorted(conditions), reason]),
  );
  const perAction = byAction.map((same) => withoutCovered(statementOf(same)));
  const bySubject = group(perAction, (s) => JSON.stringify([s.resources, s.conditions, s.reason]));
  return bySubject.map(mergeActions).sort(compareStatements);
}

function statementOf(needs: readonly Need[]): PolicyStatement {
  const { conditions, reason } = needs[0]!;
  return {
    actions: unique(needs.map(({ action }) => action)),
    resources: unique(needs.flatMap(({ resources }) => resources)),
    ...(conditions && { conditions: sorted(conditions) }),
    ...(reason !== undefined && { reason }),
    states: unique(needs.flatMap(({ state }) => (state === undefined ? [] : [state]))),
  };
}

/** Drops a resource that a pattern of the same statement covers: `photos/a.png` beside `photos/*`. */
function withoutCovered(statement: PolicyStatement): PolicyStatement {
  const prefixes = statement.resources.filter((arn) => arn.endsWith("*")).map((arn) => arn.slice(0, -1));
  const covered = (arn: string): boolean =>
    prefixes.some((prefix) => !prefix.includes("*") && arn.startsWith(prefix) && arn !== `${prefix}*`);
  return { ...statement, resources: statement.resources.filter((arn) => !covered(arn)) };
}

function mergeActions(statements: readonly PolicyStatement[]): PolicyStatement {
  const actions = unique(statements.flatMap(({ actions }) => actions));
  return { ...statements[0]!, actions, states: unique(statements.flatMap(({ states }) => states)) };
}

function sorted(conditions: PolicyConditions | undefined): PolicyConditions | undefined {
  if (conditions === undefined) return undefined;
  const inner = (keys: PolicyConditions[string]) => mapSorted(keys, unique);
  return mapSorted(conditions, inner);
}

function mapSorted<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Readonly<Record<string, U>> {
  const entries = Object.entries(record).sort(([a], [b]) => compareTexts(a, b));
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)]));
}

function compareStatements(a: PolicyStatement, b: PolicyStatement): number {
  const key = ({ actions, resources, conditions }: PolicyStatement) => JSON.stringify([actions, resources, conditions]);
  return compareTexts(key(a), key(b));
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [item]);
    else members.push(item);
  }
  return [...groups.values()];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareTexts);
}

/** Order of code units, the same on every machine and in every locale. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
