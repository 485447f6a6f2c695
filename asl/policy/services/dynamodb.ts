import { type Argument, fieldOf, findFields, patternOf } from "../argument";
import { type ArnScope, isArn } from "../arn";
import { type Claim, claimEach, describe, type TaskCall } from "../claim";
import { lookUp } from "../look-up";

const STATEMENT = /^\s*(select\b[\s\S]*?\bfrom|insert\s+into|update|delete\s+from)\s+"?([\w.-]+|\$\{[^{}]*\})"?/i;
const VERBS: Readonly<Record<string, string>> = {
  select: "dynamodb:PartiQLSelect",
  insert: "dynamodb:PartiQLInsert",
  update: "dynamodb:PartiQLUpdate",
  delete: "dynamodb:PartiQLDelete",
};

/** PartiQL: each statement says itself what it does and on which table. */
export function partiql({ arguments: given, scope }: TaskCall): readonly Claim[] {
  const statements = findFields(given, ["Statement"]);
  if (statements.length === 0) return Object.values(VERBS).map((action) => statementClaim(action, given, scope));
  return statements.flatMap((statement) => {
    const verb = /^\s*(\w+)/.exec(patternOf(statement))?.[1]?.toLowerCase() ?? "";
    const known = lookUp(VERBS, verb);
    const actions = known === undefined ? Object.values(VERBS) : [known];
    return actions.map((action) => statementClaim(action, statement, scope));
  });
}

function statementClaim(action: string, statement: Argument, { partition, region, account }: ArnScope): Claim {
  const table = STATEMENT.exec(patternOf(statement))?.[2];
  if (table === undefined) return { action, on: { kind: "runtime", what: describe(statement, "Statement") } };
  const arn = isArn(table) ? table : `arn:${partition}:dynamodb:${region}:${account}:table/${table}`;
  return { action, on: { kind: "arns", arns: [arn] } };
}

/** The four writes of a transaction, each on the tables that its kind of item names. */
export function transactWrite({ arguments: given }: TaskCall): readonly Claim[] {
  const items = fieldOf(given, "TransactItems");
  const kinds = { Put: "PutItem", Update: "UpdateItem", Delete: "DeleteItem", ConditionCheck: "ConditionCheckItem" };
  if (items?.kind !== "list") {
    const what = describe(items, "TransactItems");
    return Object.values(kinds).map((name) => ({ action: `dynamodb:${name}`, on: { kind: "runtime", what } }));
  }
  return Object.entries(kinds).flatMap(([kind, name]) =>
    items.items.flatMap((item) => {
      const part = fieldOf(item, kind);
      return part === undefined ? [] : claimEach([`dynamodb:${name}`], { kind: "named", arguments: part });
    }),
  );
}
