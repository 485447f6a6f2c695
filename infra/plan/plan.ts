import type { Diagnostic } from "../../asl/diagnostic";
import type { AnyLambdaFunction } from "../../dsl/declare/lambda";
import { unknownName } from "../report";
import type { Settings } from "../settings/settings";
import type { Catalog, Declaration, Declarations } from "./catalog";
import { planMachines } from "./machines";
import { nameTooLong, physicalName, type StackIdentity, triggerName } from "./names";
import type { FunctionPlan, StackPlan } from "./stack-plan";
import { usedDeclarations } from "./used";

/**
 * Decides what a stack deploys. Pure: no cloud, no files, nothing that differs from one run to the next.
 *
 * @example planStack(catalog, settings, { project: "aslant", stack: "dev" }).plan.machines
 */
export function planStack(
  catalog: Catalog,
  settings: Settings,
  identity: StackIdentity,
): { readonly plan: StackPlan; readonly diagnostics: readonly Diagnostic[] } {
  const { machines, diagnostics } = planMachines(catalog, settings, identity);
  const used = usedDeclarations(catalog, machines);
  const functions = ofKind(used.declarations, "function").map((declaration) =>
    planFunction(declaration, settings, identity),
  );
  const watched = new Set(
    machines.flatMap(({ triggers }) =>
      triggers.flatMap((trigger) => (trigger.kind === "upload" ? [trigger.bucket.name] : [])),
    ),
  );
  const plan: StackPlan = {
    identity,
    machines,
    functions,
    buckets: ofKind(used.declarations, "bucket").map((bucket) =>
      watched.has(bucket.name) ? { ...bucket, events: true } : bucket,
    ),
    tables: ofKind(used.declarations, "table"),
    topics: ofKind(used.declarations, "topic"),
    collections: ofKind(used.declarations, "collection").map((declaration) => ({
      declaration,
      collectionId: physicalName(identity, declaration.name),
    })),
  };
  return {
    plan,
    diagnostics: [
      ...diagnostics,
      ...used.diagnostics,
      ...unknownOverrides(catalog, settings, identity),
      ...longNames(plan),
    ],
  };
}

function ofKind<K extends keyof Declarations>(
  declarations: readonly Declaration[],
  kind: K,
): readonly Declarations[K][] {
  return declarations.filter((declaration): declaration is Declarations[K] => declaration.kind === kind);
}

function planFunction(declaration: AnyLambdaFunction, { functions }: Settings, identity: StackIdentity): FunctionPlan {
  const { name, memoryMb, timeoutSeconds } = declaration;
  return { declaration, functionName: physicalName(identity, name), memoryMb, timeoutSeconds, ...functions[name] };
}

function unknownOverrides(
  { declarations }: Catalog,
  { functions }: Settings,
  { project }: StackIdentity,
): readonly Diagnostic[] {
  const known = ofKind(declarations, "function").map(({ name }) => name);
  return Object.keys(functions)
    .filter((name) => !known.includes(name))
    .map((name) =>
      unknownName({ code: "UNKNOWN_FUNCTION", location: `${project}:functions`, kind: "function", name, known }),
    );
}

function longNames({ machines, functions, buckets, collections }: StackPlan): readonly Diagnostic[] {
  const triggers = machines.flatMap(({ name, triggers }) =>
    triggers.map((trigger, index) => triggerName(name, trigger, index)),
  );
  const roles = [...machines, ...functions.map(({ declaration }) => declaration)].map(({ name }) => name);
  return [
    ...functions.flatMap(({ functionName }) => nameTooLong("function", functionName)),
    ...collections.flatMap(({ collectionId }) => nameTooLong("collection", collectionId)),
    ...buckets.flatMap(({ name }) => nameTooLong("bucket", name)),
    ...[...roles, ...triggers].flatMap((name) => nameTooLong("role", `${name}-role`)),
  ];
}
