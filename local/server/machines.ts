import { randomInt } from "node:crypto";
import { join } from "node:path";
import type { Report } from "../journal";
import { parseArn } from "./arn";
import { refusals } from "./errors";
import type { Alias, MachineRecord, Revision, Version } from "./machine-record";
import { RecordStore } from "./record-store";
import { RevisionStore } from "./revision-store";

/** What an ARN of a state machine, a version or an alias leads to. */
export interface Target {
  readonly machine: MachineRecord;
  readonly revision: Revision;
  readonly version?: Version;
  readonly alias?: Alias;
}

/** All state machines with their revisions. */
export class Machines {
  readonly store: RecordStore<MachineRecord>;
  readonly revisions: RevisionStore;

  constructor(folder: string, report: Report) {
    this.store = new RecordStore(join(folder, "machines"), report);
    this.revisions = new RevisionStore(join(folder, "revisions"));
  }

  /** The machine of an ARN without version or alias. @throws AwsError InvalidArn, StateMachineDoesNotExist */
  find(arn: string): MachineRecord {
    parseArn(arn, ["stateMachine"]);
    const machine = this.store.get(arn);
    if (machine === undefined) throw refusals.noMachine(arn);
    return machine;
  }

  /** The same, for changes. @throws AwsError StateMachineDeleting */
  findActive(arn: string): MachineRecord {
    const machine = this.find(arn);
    if (machine.isDeleting) throw refusals.machineDeleting(arn);
    return machine;
  }

  /** What any ARN leads to. @throws AwsError InvalidArn, StateMachineDoesNotExist */
  resolve(arn: string): Target {
    const { name, qualifier } = parseArn(arn, ["stateMachine"]);
    // A Map's label after the name says what its children are executions of; it can't be started.
    if (name.includes("/")) throw refusals.validation(`Invalid State Machine ARN: '${arn}'`);
    const machine = this.store.get(arn.split(":").slice(0, 7).join(":"));
    if (machine === undefined) throw refusals.noMachine(arn);
    if (qualifier === undefined) return { machine, revision: this.revisions.get(machine.revision) };
    const alias = machine.aliases.find((one) => one.name === qualifier);
    const number = alias === undefined ? Number(qualifier) : pick(alias);
    const version = machine.versions.find((one) => one.number === number);
    if (version === undefined) throw refusals.noMachine(arn);
    return { machine, version, ...(alias && { alias }), revision: this.revisions.get(version.revision) };
  }

  change(machine: MachineRecord, change: Partial<MachineRecord>): MachineRecord {
    return this.store.put({ ...machine, ...change });
  }
}

/** Takes one of the versions of an alias, by their weights. */
function pick({ routing }: Alias): number | undefined {
  const [first, second] = routing;
  return second === undefined || randomInt(100) < (first?.weight ?? 0) ? first?.version : second.version;
}
