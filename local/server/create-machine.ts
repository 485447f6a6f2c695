import type { CreateStateMachineInput } from "@aws-sdk/client-sfn";
import type { StateMachineType } from "../../asl/definition";
import { machineArn } from "./arn";
import { configurationOf } from "./configuration";
import { checkDefinition } from "./definition";
import { refusals } from "./errors";
import type { MachineRecord, Revision } from "./machine-record";
import type { Machines } from "./machines";
import { checkName } from "./name";
import { tagsOf } from "./tag-list";
import { publish } from "./versions";

/**
 * Creates a state machine; answers with the existing one if it is the same.
 *
 * @throws AwsError as CreateStateMachine does
 */
export function createStateMachine(machines: Machines, input: CreateStateMachineInput, atMs: number): MachineRecord {
  const { publish: publishes = false, versionDescription } = input;
  const type: StateMachineType = input.type ?? "STANDARD";
  const name = checkName(input.name ?? "");
  if (versionDescription && !publishes)
    throw refusals.validation("Version description can only be set when publish is true");
  const definition = input.definition ?? "";
  checkDefinition(definition, type);
  const content = { type, definition, roleArn: input.roleArn ?? "", configuration: configurationOf(input) };
  const arn = machineArn(name);
  const existing = machines.store.get(arn);
  const machine =
    existing === undefined ? make(machines, { ...content, machineArn: arn, name, atMs }, input) : existing;
  if (existing !== undefined) checkSame(machines, existing, content);
  return publishes ? publish(machines, machine, versionDescription, atMs).machine : machine;
}

function make(machines: Machines, content: Omit<Revision, "id">, { tags }: CreateStateMachineInput): MachineRecord {
  const revision = machines.revisions.add({ ...content, isInitial: true });
  return machines.store.put({
    arn: content.machineArn,
    name: content.name,
    type: content.type,
    createdMs: content.atMs,
    isDeleting: false,
    revision: revision.id,
    isInitial: true,
    versions: [],
    lastVersion: 0,
    aliases: [],
    tags: tagsOf(tags),
  });
}

type Content = Pick<Revision, "type" | "definition" | "roleArn" | "configuration">;

function checkSame(machines: Machines, existing: MachineRecord, content: Content): void {
  if (existing.isDeleting) throw refusals.machineDeleting(existing.arn);
  const current = machines.revisions.get(existing.revision);
  if (!existing.isInitial || textOf(current) !== textOf(content)) throw refusals.machineExists(existing.arn);
}

function textOf({ type, definition, roleArn, configuration }: Content): string {
  return JSON.stringify([type, definition, roleArn, configuration]);
}
