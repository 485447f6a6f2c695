import type { Diagnostic } from "../../asl/diagnostic";
import { type AnyWorkflow, compile } from "../../dsl";
import { unknownName } from "../report";
import type { Settings } from "../settings/settings";
import type { Catalog } from "./catalog";
import { nameTooLong, physicalName, type StackIdentity } from "./names";
import type { MachinePlan } from "./stack-plan";

/** Machines to deploy, and why others cannot be. */
export interface PlannedMachines {
  readonly machines: readonly MachinePlan[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The machines of the workflows that a stack selects, all when it selects none, and of those that they start. What is
 * started comes first, since its ARN must exist before.
 */
export function planMachines(catalog: Catalog, settings: Settings, identity: StackIdentity): PlannedMachines {
  const known = Object.keys(catalog.workflows);
  const selected = settings.workflows.length > 0 ? settings.workflows : known;
  const planned = new Map<string, PlannedMachine>();
  const cycles: Diagnostic[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) cycles.push(startsItself([...path, name]));
    if (planned.has(name) || path.includes(name)) return;
    const machine = planMachine(catalog, settings, identity, name);
    for (const child of machine.children) visit(child, [...path, name]);
    planned.set(name, machine);
  };
  for (const name of selected.filter((name) => known.includes(name))) visit(name, []);
  const all = [...planned.values()];
  return {
    machines: all.map(({ plan }) => plan),
    diagnostics: [
      ...unknownWorkflows(`${identity.project}:workflows`, selected, known),
      ...unknownWorkflows(`${identity.project}:parameters`, Object.keys(settings.parameters), known),
      ...all.flatMap(({ diagnostics }) => diagnostics),
      ...cycles,
    ],
  };
}

function unknownWorkflows(location: string, names: readonly string[], known: readonly string[]): readonly Diagnostic[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => unknownName({ code: "UNKNOWN_WORKFLOW", location, kind: "workflow", name, known }));
}

interface PlannedMachine {
  readonly plan: MachinePlan;
  /** Names of the workflows that it starts. */
  readonly children: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

function planMachine(catalog: Catalog, settings: Settings, identity: StackIdentity, name: string): PlannedMachine {
  const { triggers = [], allow = {} } = catalog.deployments[name] ?? {};
  const { workflow, diagnostics: parameterDiagnostics } = configured(catalog, settings, identity, name);
  const compiled = compile(workflow);
  const { type, definition, bindings } = compiled;
  const machineName = physicalName(identity, name);
  const started = bindings.filter(({ resource }) => resource === "stateMachine").map((binding) => binding.name);
  const keys = started.map((child) => keyOf(catalog, child));
  return {
    plan: { name, workflowName: compiled.name, machineName, type, definition, bindings, allow, triggers },
    children: [...new Set(keys.flatMap((key) => key ?? []))],
    diagnostics: [
      ...parameterDiagnostics,
      ...compiled.diagnostics.filter(({ severity }) => severity === "error").map((found) => inWorkflow(name, found)),
      ...unknownWorkflows(
        name,
        started.filter((_, index) => keys[index] === undefined),
        Object.keys(catalog.workflows),
      ),
      ...nameTooLong("stateMachine", machineName),
    ],
  };
}

/** The name that a workflow has in the catalog, given that or its own. */
function keyOf({ workflows }: Catalog, name: string): string | undefined {
  if (Object.hasOwn(workflows, name)) return name;
  return Object.keys(workflows).find((key) => compile(workflows[key] as AnyWorkflow).name === name);
}

/** The workflow with the numbers that the stack sets for it. */
function configured(catalog: Catalog, settings: Settings, { project }: StackIdentity, name: string) {
  const workflow = catalog.workflows[name] as AnyWorkflow;
  const values = settings.parameters[name] ?? {};
  const { defaults, build } = catalog.deployments[name]?.parameters ?? { defaults: {}, build: () => workflow };
  const diagnostics = Object.keys(values)
    .filter((key) => !Object.hasOwn(defaults, key))
    .map((key) =>
      unknownName({
        code: "UNKNOWN_PARAMETER",
        location: `${project}:parameters.${name}`,
        kind: "parameter",
        name: key,
        known: Object.keys(defaults),
      }),
    );
  return { workflow: build({ ...defaults, ...values }), diagnostics };
}

/** A diagnostic of one workflow, placed in it. */
export function inWorkflow(name: string, diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, location: `${name}${diagnostic.location}` };
}

function startsItself(path: readonly string[]): Diagnostic {
  return {
    code: "WORKFLOWS_START_EACH_OTHER",
    severity: "error",
    location: path[0] as string,
    message: `workflows start each other in a circle: ${path.join(" > ")}.`,
    fix: "No ARN can come first; pass the ARN to start in the input instead.",
  };
}
