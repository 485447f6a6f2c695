/** A statement of a policy document, with lists where IAM also takes single values. */
export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly services: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The statements of a policy document, which Pulumi holds as text or as an object. */
export function statementsOf(policy: unknown): readonly Statement[] {
  const document = typeof policy === "string" ? JSON.parse(policy) : policy;
  return listOf((document as { Statement?: unknown } | undefined)?.Statement).map((raw) => {
    const { Effect, Action, Resource, Principal, Condition } = raw as Record<string, unknown>;
    return {
      effect: String(Effect),
      actions: listOf(Action).map(String),
      resources: listOf(Resource).map(String),
      services: listOf((Principal as { Service?: unknown } | undefined)?.Service).map(String),
      conditions: (Condition ?? {}) as Statement["conditions"],
    };
  });
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
