import { parseArn } from "./arn";
import { refusals } from "./errors";
import type { Alias, MachineRecord } from "./machine-record";
import type { Machines } from "./machines";
import { pageOf } from "./page";
import { type Operations, seconds } from "./requests";
import { routingOf } from "./routing";
import { versionArn } from "./versions";

type Names =
  | "CreateStateMachineAlias"
  | "DescribeStateMachineAlias"
  | "UpdateStateMachineAlias"
  | "DeleteStateMachineAlias"
  | "ListStateMachineAliases";

const MOST_ALIASES = 100;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html */
export function aliasOperations(machines: Machines, now: () => number): Operations<Names> {
  return {
    CreateStateMachineAlias(input) {
      const name = checkAliasName(input.name ?? "");
      const { machine, routing } = routingOf(machines, input.routingConfiguration);
      if (machine.isDeleting) throw refusals.machineDeleting(machine.arn);
      const { description } = input;
      const existing = machine.aliases.find((alias) => alias.name === name);
      if (existing !== undefined) return created(machine, checkSame(existing, { routing, description }));
      if (machine.aliases.length >= MOST_ALIASES) {
        throw refusals.quota(`A state machine can have at most ${MOST_ALIASES} aliases`);
      }
      const alias: Alias = { name, routing, createdMs: now(), updatedMs: now(), ...(description && { description }) };
      machines.change(machine, { aliases: [...machine.aliases, alias] });
      return created(machine, alias);
    },
    DescribeStateMachineAlias({ stateMachineAliasArn = "" }) {
      const { machine, alias } = findAlias(machines, stateMachineAliasArn);
      return {
        stateMachineAliasArn: aliasArn(machine, alias),
        name: alias.name,
        ...(alias.description !== undefined && { description: alias.description }),
        routingConfiguration: alias.routing.map(({ version, weight }) => {
          return { stateMachineVersionArn: versionArn(machine, { number: version }), weight };
        }),
        creationDate: seconds(alias.createdMs),
        updateDate: seconds(alias.updatedMs),
      };
    },
    UpdateStateMachineAlias({ stateMachineAliasArn = "", description, routingConfiguration }) {
      const { machine, alias } = findAlias(machines, stateMachineAliasArn);
      if (machine.isDeleting) throw refusals.machineDeleting(machine.arn);
      if (description === undefined && routingConfiguration === undefined) {
        throw refusals.validation("Either the description or the routing configuration must be specified");
      }
      const routing = routingConfiguration && routingOf(machines, routingConfiguration).routing;
      const updatedMs = now();
      const changed = {
        ...alias,
        updatedMs,
        ...(routing && { routing }),
        ...(description !== undefined && { description }),
      };
      machines.change(machine, { aliases: machine.aliases.map((one) => (one === alias ? changed : one)) });
      return { updateDate: seconds(updatedMs) };
    },
    DeleteStateMachineAlias({ stateMachineAliasArn = "" }) {
      const { machine, alias } = lookUpAlias(machines, stateMachineAliasArn) ?? {};
      if (machine) machines.change(machine, { aliases: machine.aliases.filter((one) => one !== alias) });
      return {};
    },
    ListStateMachineAliases({ stateMachineArn = "", maxResults, nextToken }) {
      const { machine, version } = machines.resolve(stateMachineArn);
      const all = machine.aliases.filter(({ routing }) => {
        return version === undefined || routing.some((route) => route.version === version.number);
      });
      const { items, ...page } = pageOf(`aliases ${stateMachineArn}`, all, maxResults, nextToken);
      const stateMachineAliases = items.map((alias) => {
        return { stateMachineAliasArn: aliasArn(machine, alias), creationDate: seconds(alias.createdMs) };
      });
      return { stateMachineAliases, ...page };
    },
  };
}

export function aliasArn(machine: MachineRecord, { name }: Pick<Alias, "name">): string {
  return `${machine.arn}:${name}`;
}

function created(machine: MachineRecord, alias: Alias): object {
  return { stateMachineAliasArn: aliasArn(machine, alias), creationDate: seconds(alias.createdMs) };
}

/** Creating the same again is no mistake. @throws AwsError ConflictException */
function checkSame(existing: Alias, { routing, description }: Partial<Pick<Alias, "routing" | "description">>): Alias {
  const isSame = JSON.stringify(existing.routing) === JSON.stringify(routing);
  if (isSame && (existing.description ?? "") === (description ?? "")) return existing;
  throw refusals.conflict(
    "Failed to create alias because an alias with the same name and a different routing configuration already exists.",
  );
}

const ALIAS_NAME = /^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/;

/** An alias must not look like a version's number. */
function checkAliasName(name: string): string {
  if (ALIAS_NAME.test(name)) return name;
  const pattern = "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$";
  throw refusals.invalidMember("name", `'${name}'`, `satisfy regular expression pattern: ${pattern}`);
}

function findAlias(machines: Machines, arn: string): { machine: MachineRecord; alias: Alias } {
  const found = lookUpAlias(machines, arn);
  if (found === undefined) throw refusals.noReference();
  return found;
}

function lookUpAlias(machines: Machines, arn: string): { machine: MachineRecord; alias: Alias } | undefined {
  const { qualifier } = parseArn(arn, ["stateMachine"]);
  const machine = machines.store.get(arn.slice(0, arn.length - (qualifier?.length ?? 0) - 1));
  const alias = machine?.aliases.find(({ name }) => name === qualifier);
  return machine && alias && { machine, alias };
}
