import { parseArn } from "./arn";
import { refusals } from "./errors";
import type { MachineRecord, Version } from "./machine-record";
import type { Machines } from "./machines";
import { pageOf } from "./page";
import { type Operations, seconds } from "./requests";

const MOST_VERSIONS = 1_000;

export function versionArn(machine: MachineRecord, { number }: Pick<Version, "number">): string {
  return `${machine.arn}:${number}`;
}

/** Publishes the current revision; the newest version if it is that one already. */
export function publish(
  machines: Machines,
  machine: MachineRecord,
  description: string | undefined,
  createdMs: number,
) {
  const newest = machine.versions.at(-1);
  if (newest?.revision === machine.revision) return { machine, version: newest };
  if (machine.versions.length >= MOST_VERSIONS)
    throw refusals.quota(`A state machine can have at most ${MOST_VERSIONS} versions`);
  const number = machine.lastVersion + 1;
  const version: Version = { number, revision: machine.revision, createdMs, ...(description && { description }) };
  const changed = machines.change(machine, { versions: [...machine.versions, version], lastVersion: number });
  return { machine: changed, version };
}

type Names = "PublishStateMachineVersion" | "DeleteStateMachineVersion" | "ListStateMachineVersions";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-version.html */
export function versionOperations(machines: Machines, now: () => number): Operations<Names> {
  return {
    PublishStateMachineVersion({ stateMachineArn = "", revisionId, description }) {
      const machine = machines.findActive(stateMachineArn);
      const current = machine.isInitial ? "INITIAL" : machine.revision;
      if (revisionId !== undefined && revisionId !== current) {
        const why = `The current State Machine revision is ${current}.`;
        throw refusals.conflict(`Failed to publish the State Machine version for revision ${revisionId}. ${why}`);
      }
      const published = publish(machines, machine, description, now());
      const { createdMs } = published.version;
      return { creationDate: seconds(createdMs), stateMachineVersionArn: versionArn(machine, published.version) };
    },
    DeleteStateMachineVersion({ stateMachineVersionArn: arn = "" }) {
      const { qualifier } = parseArn(arn, ["stateMachine"]);
      const machine = machines.store.get(arn.slice(0, arn.length - (qualifier?.length ?? 0) - 1));
      if (machine === undefined) return {};
      const number = Number(qualifier);
      const user = machine.aliases.find(({ routing }) => routing.some(({ version }) => version === number));
      if (user !== undefined) {
        throw refusals.conflict(
          `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${user.name}]`,
        );
      }
      machines.change(machine, { versions: machine.versions.filter((version) => version.number !== number) });
      return {};
    },
    ListStateMachineVersions({ stateMachineArn = "", maxResults, nextToken }) {
      const machine = machines.find(stateMachineArn);
      const newestFirst = [...machine.versions].reverse();
      const { items, ...page } = pageOf(`versions ${machine.arn}`, newestFirst, maxResults, nextToken);
      const stateMachineVersions = items.map((version) => {
        return { stateMachineVersionArn: versionArn(machine, version), creationDate: seconds(version.createdMs) };
      });
      return { stateMachineVersions, ...page };
    },
  };
}
