import type { RoutingConfigurationListItem } from "@aws-sdk/client-sfn";
import { parseArn } from "./arn";
import { refusals } from "./errors";
import type { Alias, MachineRecord } from "./machine-record";
import type { Machines } from "./machines";
import { checkName } from "./name";
import { pageOf } from "./page";
import { type Operations, seconds } from "./requests";
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
      if (machine.aliases.some((alias) => alias.name === name)) {
        throw refusals.conflict(
          `Failed to create alias because an alias with the same name and a different routing configuration already exists.`,
        );
      }
      if (machine.aliases.length >= MOST_ALIASES)
        throw refusals.validation(`A state machine can have at most ${MOST_ALIASES} aliases`);
      const { description } = input;
      const alias: Alias = { name, routing, createdMs: now(), updatedMs: now(), ...(description && { description }) };
      machines.change(machine, { aliases: [...machine.aliases, alias] });
      return { stateMachineAliasArn: aliasArn(machine, alias), creationDate: seconds(alias.createdMs) };
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
      const { machine, alias } = findAlias(machines, stateMachineAliasArn);
      machines.change(machine, { aliases: machine.aliases.filter((one) => one !== alias) });
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

/** An alias must not look like a version's number. */
function checkAliasName(name: string): string {
  if (/^\d+$/.test(name)) throw refusals.validation(`Invalid alias name: '${name}' is a number, which names a version`);
  return checkName(name);
}

function findAlias(machines: Machines, arn: string): { machine: MachineRecord; alias: Alias } {
  const { qualifier } = parseArn(arn, ["stateMachine"]);
  const machine = machines.store.get(arn.slice(0, arn.length - (qualifier?.length ?? 0) - 1));
  const alias = machine?.aliases.find(({ name }) => name === qualifier);
  if (machine === undefined || alias === undefined) throw refusals.noResource(arn);
  return { machine, alias };
}

/** One version with all the weight, or two of one machine whose weights make 100. */
function routingOf(machines: Machines, routes: readonly RoutingConfigurationListItem[] | undefined = []) {
  const targets = routes.map((route) => {
    const { machine, version } = machines.resolve(route?.stateMachineVersionArn ?? "");
    if (version === undefined) throw refusals.validation("Routing configuration must contain ARNs of versions");
    return { machine, version: version.number, weight: route.weight ?? 0 };
  });
  const [first] = targets;
  const isOfOne = targets.every(({ machine }) => machine === first?.machine);
  if (first === undefined || !isOfOne) throw refusals.validation("Versions must be of one state machine");
  const sum = targets.reduce((total, { weight }) => total + weight, 0);
  if (sum !== 100) throw refusals.validation("Sum of routing configuration weights must equal 100");
  return { machine: first.machine, routing: targets.map(({ version, weight }) => ({ version, weight })) };
}
