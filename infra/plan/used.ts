import type { Diagnostic } from "../../asl/diagnostic";
import { type Binding, isBinding, printBinding } from "../../dsl/declare/binding";
import { type Catalog, type Declaration, findDeclaration } from "./catalog";
import type { MachinePlan } from "./stack-plan";

/** Declarations that machines need, themselves or through others. */
export interface UsedDeclarations {
  readonly declarations: readonly Declaration[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What machines use: what their definitions and triggers name, and what that needs in turn. Sorted by kind and name. */
export function usedDeclarations(catalog: Catalog, machines: readonly MachinePlan[]): UsedDeclarations {
  const found = new Set<Declaration>();
  const diagnostics: Diagnostic[] = [];
  const use = (binding: Binding, by: string): void => {
    if (binding.resource === "stateMachine") return;
    const declaration = findDeclaration(catalog, binding);
    if (declaration === undefined) diagnostics.push(undeclared(binding, by));
    if (declaration === undefined || found.has(declaration)) return;
    found.add(declaration);
    for (const needed of bindingsOf(declaration)) use(needed, declaration.name);
  };
  for (const machine of machines) {
    const { name, triggers } = machine;
    for (const binding of [...machine.bindings, ...allowedBindings(machine)]) use(binding, name);
    for (const trigger of triggers) if (trigger.kind === "upload") use(trigger.bucket.arn, name);
  }
  return { declarations: [...found].sort(byKindAndName), diagnostics };
}

function allowedBindings({ allow }: MachinePlan): readonly Binding[] {
  const places = Object.values(allow).flat();
  return places.flatMap((place) => (typeof place === "string" ? [] : [place.resource]));
}

function bindingsOf(declaration: Declaration): readonly Binding[] {
  if (declaration.kind !== "function") return [];
  const granted = declaration.allows.flatMap(({ on }) => (on ? [on.resource] : []));
  return [...Object.values(declaration.environment).filter(isBinding), ...granted];
}

function byKindAndName(left: Declaration, right: Declaration): number {
  return `${left.kind}/${left.name}` < `${right.kind}/${right.name}` ? -1 : 1;
}

function undeclared(binding: Binding, by: string): Diagnostic {
  return {
    code: "UNDECLARED_RESOURCE",
    severity: "error",
    location: by,
    message: `it uses ${printBinding(binding)}, but no ${binding.resource} ${JSON.stringify(binding.name)} is declared.`,
    fix: "Declare it in handlers/resources.ts, or in handlers/functions.ts if it is a function.",
  };
}
