import type { StateMachineType } from "../../asl/definition";

/** One state of a state machine's definition and configuration; it never changes. */
export interface Revision {
  readonly id: string;
  readonly machineArn: string;
  readonly name: string;
  readonly type: StateMachineType;
  /** The definition's text, as it was given. */
  readonly definition: string;
  readonly roleArn: string;
  readonly atMs: number;
  /** What a machine is created with has no id that AWS would tell. */
  readonly isInitial?: boolean;
  /** LoggingConfiguration, TracingConfiguration, EncryptionConfiguration: kept and told, and without effect here. */
  readonly configuration: Readonly<Record<string, unknown>>;
}

/** A published revision. */
export interface Version {
  readonly number: number;
  readonly revision: string;
  readonly description?: string;
  readonly createdMs: number;
}

/** A name for one version, or for two of which each gets a share of the executions. */
export interface Alias {
  readonly name: string;
  readonly description?: string;
  readonly routing: readonly { readonly version: number; readonly weight: number }[];
  readonly createdMs: number;
  readonly updatedMs: number;
}

/** A state machine, with all that hangs on it. */
export interface MachineRecord {
  readonly arn: string;
  readonly name: string;
  readonly type: StateMachineType;
  readonly createdMs: number;
  readonly isDeleting: boolean;
  readonly revision: string;
  /** The first revision has no id that AWS would tell. */
  readonly isInitial: boolean;
  readonly versions: readonly Version[];
  readonly lastVersion: number;
  readonly aliases: readonly Alias[];
  readonly tags: Readonly<Record<string, string>>;
}
