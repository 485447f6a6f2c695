import type { PolicyResource, StackValidationArgs } from "@pulumi/policy";

/** The resources of one type. */
export function ofType({ resources }: StackValidationArgs, type: string): readonly PolicyResource[] {
  return resources.filter((resource) => resource.type === type);
}

/** Whether a resource takes the value of one of its properties from another resource. */
export function dependsThrough(resource: PolicyResource, property: string, on: PolicyResource): boolean {
  return (resource.propertyDependencies[property] ?? []).some(({ urn }) => urn === on.urn);
}
