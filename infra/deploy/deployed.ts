import * as pulumi from "@pulumi/pulumi";
import { type Binding, isBinding, printBinding, type ResourceAttribute } from "../../dsl/declare/binding";

/** What deployment knows about a resource. */
export type Attributes = Readonly<Partial<Record<ResourceAttribute, pulumi.Input<string>>>>;

/** Attributes of what is deployed, by `kind/name`. */
export type Deployed = ReadonlyMap<string, Attributes>;

/** The attributes that every component of ours has. */
export function attributesOf(component: {
  readonly arn: pulumi.Output<string>;
  readonly physicalName: pulumi.Output<string>;
}): Attributes {
  return { Arn: component.arn, Name: component.physicalName };
}

/** The value that deployment gives a binding. */
export function resolveBinding(deployed: Deployed, binding: Binding): pulumi.Output<string> {
  const value = deployed.get(`${binding.resource}/${binding.name}`)?.[binding.attribute];
  if (value === undefined)
    throw new Error(`${printBinding(binding)} is not deployed: a ${binding.resource} has no such attribute.`);
  return pulumi.output(value);
}

/** Environment variables with their bindings resolved. */
export function resolveEnvironment(
  deployed: Deployed,
  environment: Readonly<Record<string, string | Binding>>,
): Readonly<Record<string, pulumi.Input<string>>> {
  const resolve = (value: string | Binding) => (isBinding(value) ? resolveBinding(deployed, value) : value);
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, resolve(value)]));
}
