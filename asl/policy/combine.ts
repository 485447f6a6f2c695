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
  const byAction = group(needs, ({ action, conditions }) => JSON.stringify([action, sorted(conditions)]));
  const perAction = byAction.map(statementOf);
  const needed = perAction.filter((statement) => !perAction.some((other) => makesNeedless(other, statement)));
  const bySubject = group(needed, (s) => JSON.stringify([s.resources, s.conditions, s.reason]));
  return bySubject.map(mergeActions).sort(compareStatements);
}

function statementOf(needs: readonly Need[]): PolicyStatement {
  const { conditions } = needs[0]!;
  const resources = unique(needs.flatMap((need) => need.resources));
  const kept = resources.filter((arn) => !resources.some((other) => other !== arn && covers(other, arn)));
  const remaining = needs.filter((need) => need.resources.some((arn) => kept.includes(arn)));
  const reasons = unique(remaining.flatMap(({ reason }) => (reason === undefined ? [] : [reason])));
  return {
    actions: unique(needs.map(({ action }) => action)),
    resources: kept,
    ...(conditions && { conditions: sorted(conditions) }),
    ...(reasons.length > 0 && { reason: reasons.join(" ") }),
    states: unique(needs.flatMap(({ state }) => (state === undefined ? [] : [state]))),
  };
}

/** Whether a statement without conditions allows what another of the same action allows under conditions. */
function makesNeedless(wide: PolicyStatement, narrow: PolicyStatement): boolean {
  if (wide.conditions !== undefined || narrow.conditions === undefined) return false;
  if (wide.actions[0] !== narrow.actions[0]) return false;
  return narrow.resources.every((arn) => wide.resources.some((other) => other === arn || covers(other, arn)));
}

/** Whether a pattern takes in another ARN: `photos/*` does `photos/a.png`. */
function covers(pattern: string, arn: string): boolean {
  const prefix = pattern.slice(0, -1);
  return pattern.endsWith("*") && !/[*?]/.test(prefix) && arn.startsWith(prefix);
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
