import type * as pulumi from "@pulumi/pulumi";

/** What every component takes from its stack. */
export interface StackArgs {
  readonly tags: Readonly<Record<string, string>>;
  /** Encrypts everything that can be; AWS's own keys do when absent. */
  readonly kmsKeyArn?: string;
}

/** What components that hold data take besides. */
export interface DataArgs extends StackArgs {
  /** Refuse to delete the data: protected in Pulumi, kept on destroy, guarded by the service where it can. */
  readonly protect: boolean;
}

/** Options of a resource that holds data. */
export function dataOptions(parent: pulumi.Resource, { protect }: DataArgs): pulumi.CustomResourceOptions {
  return { parent, protect, retainOnDelete: protect };
}

/** What every component that starts executions takes besides. */
export interface TriggerArgs extends StackArgs {
  readonly machineArn: pulumi.Input<string>;
  /** The machine's alias, which is started. */
  readonly aliasArn: pulumi.Input<string>;
  readonly accountId: pulumi.Input<string>;
}
