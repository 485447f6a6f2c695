import type { PolicyConditions, PolicyStatement } from "./statement";

/** A policy as IAM takes it. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly DocumentStatement[];
}

export interface DocumentStatement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: PolicyConditions;
}

/** A policy in as many documents as IAM's limits ask for. */
export interface PolicyDocuments {
  /** Goes into the role itself. */
  readonly inline: PolicyDocument;
  /** Policies of their own, to be attached to the role: what the role has no room for. */
  readonly managed: readonly PolicyDocument[];
}

/** All inline policies of a role together. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const MAX_INLINE_CHARACTERS = 10_240;
/** One managed policy. */
export const MAX_MANAGED_CHARACTERS = 6_144;

/** Longest values of what a deployment fills in; everything else is counted as the longest name that AWS allows. */
const LENGTHS: Readonly<Record<string, number>> = {
  "${AWS::Partition}": 10,
  "${AWS::Region}": 14,
  "${AWS::AccountId}": 12,
};
const LONGEST_ARN = 140;
const LONGEST_NAME = 80;

/**
 * Renders statements as policy documents: one inline as long as it fits into a role, the rest as managed policies.
 * Placeholders count as what they may become, so that the number of documents does not depend on the deployment.
 *
 * @example const { inline, managed } = policyDocuments(statements);
 */
export function policyDocuments(statements: readonly PolicyStatement[]): PolicyDocuments {
  const rendered = statements.map(renderStatement).flatMap(splitLarge);
  const [inline = [], rest = rendered] = takeFitting(rendered, MAX_INLINE_CHARACTERS);
  const managed: PolicyDocument[] = [];
  for (let left = rest; left.length > 0; ) {
    const [fitting, more] = takeFitting(left, MAX_MANAGED_CHARACTERS);
    managed.push(documentOf(fitting));
    left = more;
  }
  return { inline: documentOf(inline), managed };
}

/** The length that IAM counts of a document: without white space. */
export function countCharacters(document: PolicyDocument): number {
  return JSON.stringify(document).replace(/\$\{[^{}]*\}/g, (placeholder) => " ".repeat(longest(placeholder))).length;
}

function longest(placeholder: string): number {
  return LENGTHS[placeholder] ?? (/arn\}$/i.test(placeholder) ? LONGEST_ARN : LONGEST_NAME);
}

function renderStatement({ actions, resources, conditions }: PolicyStatement): DocumentStatement {
  return {
    Effect: "Allow",
    Action: actions,
    Resource: resources,
    ...(conditions && { Condition: conditions }),
  };
}

function documentOf(statements: readonly DocumentStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/** Halves a statement until it fits into a policy: its resources first, then its actions. */
function splitLarge(statement: DocumentStatement): readonly DocumentStatement[] {
  if (countCharacters(documentOf([statement])) <= MAX_MANAGED_CHARACTERS) return [statement];
  for (const list of ["Resource", "Action"] as const) {
    const values = statement[list];
    const middle = Math.ceil(values.length / 2);
    if (values.length > 1) {
      const halves = [values.slice(0, middle), values.slice(middle)];
      return halves.flatMap((half) => splitLarge({ ...statement, [list]: half }));
    }
  }
  return [statement];
}

/** The longest run of statements from the first that fits, at least one; and the rest. */
function takeFitting<T extends DocumentStatement>(
  statements: readonly T[],
  limit: number,
): readonly [readonly T[], readonly T[]] {
  let count = statements.length;
  while (count > 1 && countCharacters(documentOf(statements.slice(0, count))) > limit) count--;
  return [statements.slice(0, count), statements.slice(count)];
}
