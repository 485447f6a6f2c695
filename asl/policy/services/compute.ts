import { type Argument, fieldOf, textOf } from "../argument";
import { type ArnScope, isArn, isPlaceholder, placeholderAttribute } from "../arn";
import { type Claim, claimEach, claimFrom, type TaskCall } from "../claim";
import { passRole } from "./pass-role";

/** `batch:SubmitJob`: with a job definition, any revision where the call gives none, to a queue. */
export function submitJob({ arguments: given, scope }: TaskCall): readonly Claim[] {
  const definition = claimFrom(fieldOf(given, "JobDefinition"), "JobDefinition", (name) => [
    definitionArn(name, scope),
  ]);
  const queue = claimFrom(fieldOf(given, "JobQueue"), "JobQueue", (name) => [batchArn("job-queue", name, scope)]);
  return [...claimEach(["batch:SubmitJob"], definition), ...claimEach(["batch:SubmitJob"], queue)];
}

function definitionArn(name: string, scope: ArnScope): string {
  const arn = batchArn("job-definition", name, scope);
  return isPlaceholder(arn) || /:(\d+|\$\{[^{}]*\})$/.test(arn) ? arn : `${arn}:*`;
}

function batchArn(kind: string, name: string, { partition, region, account }: ArnScope): string {
  return isArn(name) ? name : `arn:${partition}:batch:${region}:${account}:${kind}/${name}`;
}

const TASKS = "ecs-tasks.amazonaws.com";

/**
 * The roles of an ECS task. They stand in the task definition, which a machine's definition only names: a placeholder
 * has them as attributes, else the author lists them or overrides them in the call.
 */
export function taskRoles(call: TaskCall): readonly Claim[] {
  const overrides = fieldOf(call.arguments, "Overrides");
  const given = [overrides && fieldOf(overrides, "TaskRoleArn"), overrides && fieldOf(overrides, "ExecutionRoleArn")];
  const roles = given.filter((role): role is Argument => role !== undefined);
  if (roles.length === 2) return roles.map((role) => passRole(role, "Overrides", TASKS, call.scope));
  const definition = textOf(call.arguments, "TaskDefinition");
  if (definition === undefined || !isPlaceholder(definition)) {
    return claimEach(["iam:PassRole"], { kind: "runtime", what: "the roles of the task definition" }, passedTo(TASKS));
  }
  const arns = ["TaskRoleArn", "ExecutionRoleArn"].map((attribute) => placeholderAttribute(definition, attribute));
  return claimEach(["iam:PassRole"], { kind: "arns", arns }, passedTo(TASKS));
}

function passedTo(principal: string) {
  return { StringEquals: { "iam:PassedToService": [principal] } };
}
