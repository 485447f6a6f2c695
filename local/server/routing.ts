import type { RoutingConfigurationListItem } from "@aws-sdk/client-sfn";
import { AwsError } from "../aws/aws-error";
import { parseArn } from "./arn";
import { refusals } from "./errors";
import type { Alias } from "./machine-record";
import type { Machines, Target } from "./machines";

const MOST_WEIGHT = 100;

/**
 * Where an alias leads: one version with all the weight, or two of one machine whose weights make 100.
 *
 * @throws AwsError ValidationException, ResourceNotFound
 */
export function routingOf(machines: Machines, routes: readonly RoutingConfigurationListItem[] = []) {
  checkRoutes(routes);
  const routing: Alias["routing"][number][] = [];
  const targets = routes.map(({ stateMachineVersionArn: arn = "", weight = 0 }) => {
    const target = versionAt(machines, arn);
    routing.push({ version: target.version?.number ?? 0, weight });
    return target;
  });
  const [first] = targets;
  if (first === undefined || targets.some(({ machine }) => machine !== first.machine)) {
    throw refusals.validation("Routing configuration must contain versions of one state machine");
  }
  return { machine: first.machine, routing };
}

function checkRoutes(routes: readonly RoutingConfigurationListItem[]): void {
  for (const [index, { weight = 0 }] of routes.entries()) checkWeight(weight, index);
  const arns = routes.map(({ stateMachineVersionArn = "" }) => stateMachineVersionArn);
  if (!arns.every(isVersion)) {
    const received = `Received: [${arns.join(", ")}]`;
    throw refusals.validation(`Routing configuration must contain state machine version ARNs. ${received}`);
  }
  if (new Set(arns).size < arns.length) {
    const received = `Received: [${arns.join(", ")}]`;
    throw refusals.validation(`Routing configuration must contain distinct state machine version ARNs. ${received}`);
  }
  const weights = routes.map(({ weight = 0 }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) === MOST_WEIGHT) return;
  const received = `Received: [${weights.join(", ")}]`;
  throw refusals.validation(`Sum of routing configuration weights must equal ${MOST_WEIGHT}. ${received}`);
}

function checkWeight(weight: unknown, index: number): void {
  if (Number.isInteger(weight) && (weight as number) >= 0 && (weight as number) <= MOST_WEIGHT) return;
  const bound =
    (weight as number) > MOST_WEIGHT ? `less than or equal to ${MOST_WEIGHT}` : "greater than or equal to 0";
  throw refusals.invalidMember(`routingConfiguration.${index + 1}.member.weight`, `'${weight}'`, `have value ${bound}`);
}

function isVersion(arn: unknown): boolean {
  return typeof arn === "string" && /^\d+$/.test(parseArn(arn, ["stateMachine"]).qualifier ?? "");
}

function versionAt(machines: Machines, arn: string): Target {
  try {
    return machines.resolve(arn);
  } catch (error) {
    throw error instanceof AwsError ? refusals.noReference() : error;
  }
}
