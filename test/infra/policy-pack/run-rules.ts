import type {
  Policies,
  PolicyResource,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { Graph, Registered } from "../kit/graph";

type Rule = Policies[number];
type Class = { readonly __pulumiType?: string };

const OPTIONS = { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] };
const TIMEOUTS = { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 };

/** What rules find in a graph, as `rule resource: message`. Needs no engine. */
export async function violations(rules: Readonly<Policies>, { resources }: Graph): Promise<readonly string[]> {
  const found: string[] = [];
  const custom = resources.filter(({ type }) => type.startsWith("aws:"));
  for (const rule of rules) {
    await runRule(rule, custom, (name, message) => found.push(`${rule.name} ${name}: ${message}`));
  }
  return found.sort();
}

type Report = (resource: string, message: string) => void;

async function runRule(rule: Rule, resources: readonly Registered[], report: Report): Promise<void> {
  if ("validateStack" in rule) return runStackRule(rule, resources, report);
  for (const resource of resources) await runResourceRule(rule, resource, report);
}

async function runStackRule(
  { validateStack }: StackValidationPolicy,
  resources: readonly Registered[],
  report: Report,
) {
  const known = new Map(resources.map((resource) => [resource.urn, policyResource(resource)]));
  for (const { urn, propertyDependencies } of resources) {
    const found = Object.entries(propertyDependencies).map(([property, urns]) => {
      return [property, urns.flatMap((on) => known.get(on) ?? [])] as const;
    });
    Object.assign(known.get(urn) as PolicyResource, { propertyDependencies: Object.fromEntries(found) });
  }
  const stack: StackValidationArgs = {
    resources: [...known.values()],
    stackTags: new Map(),
    getConfig: <T extends object>() => ({}) as T,
    notApplicable,
  };
  await validateStack(stack, (message, urn) => report(urn ? (known.get(urn)?.name ?? urn) : "stack", message));
}

async function runResourceRule({ validateResource }: ResourceValidationPolicy, resource: Registered, report: Report) {
  const { urn, type, name, inputs } = resource;
  const isType = (resourceClass: unknown) => (resourceClass as Class).__pulumiType === type;
  const args: ResourceValidationArgs = {
    urn,
    type,
    name,
    props: { ...inputs },
    opts: { ...OPTIONS, customTimeouts: TIMEOUTS },
    stackTags: new Map(),
    isType,
    asType: (resourceClass) => (isType(resourceClass) ? (inputs as never) : undefined),
    getConfig: <T extends object>() => ({}) as T,
    notApplicable,
  };
  const checks = Array.isArray(validateResource) ? validateResource : validateResource ? [validateResource] : [];
  for (const check of checks) {
    try {
      await check(args, (message) => report(name, message));
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
    }
  }
}

function policyResource({ urn, type, name, inputs }: Registered): PolicyResource {
  return {
    urn,
    type,
    name,
    props: { ...inputs },
    opts: { ...OPTIONS, customTimeouts: TIMEOUTS },
    dependencies: [],
    propertyDependencies: {},
    isType: (resourceClass) => (resourceClass as Class).__pulumiType === type,
    asType: () => undefined,
  };
}

/** How a check says that it has nothing to do with a resource. */
class NotApplicable extends Error {}

function notApplicable(): never {
  throw new NotApplicable();
}
