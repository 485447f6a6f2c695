import type * as pulumi from "@pulumi/pulumi";

/**
 * Changes the arguments of one resource inside a component: fields to set, or a function from arguments to arguments that
 * may also change the options. The way out when a component does not offer what a stack needs.
 *
 * @example { bucket: { objectLockEnabled: true } }
 * @example { bucket: (args, options) => { options.protect = true; return args; } }
 */
export type Transform<TArgs> =
  | Partial<TArgs>
  | ((args: TArgs, options: pulumi.CustomResourceOptions, name: string) => TArgs);

/** The three arguments of a resource's constructor, with a transform applied. */
export function transformed<TArgs extends object>(
  transform: Transform<TArgs> | undefined,
  name: string,
  args: TArgs,
  options: pulumi.CustomResourceOptions,
): [name: string, args: TArgs, options: pulumi.CustomResourceOptions] {
  const ownOptions = { ...options };
  const changed = typeof transform === "function" ? transform(args, ownOptions, name) : { ...args, ...transform };
  return [name, changed, ownOptions];
}
