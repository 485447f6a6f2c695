import type { QueryLanguage, StateMachineDefinition } from "../../asl/definition";
import { type Allowed, type AnyWorkflow, type Binding, bind, compile } from "../../dsl";
import { deployments } from "../../workflows/deployments";
import { ACCOUNT, DEPLOYED } from "../asl/policy/simulate";

const { region } = DEPLOYED;

/** Names and ARNs as a deployment would give them. */
export function deployedName({ resource, name, attribute }: Binding): string {
  if (attribute === "Name") return name;
  if (attribute === "Url") return `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${name}`;
  return ARNS[resource](name);
}

const ARNS: Readonly<Record<Binding["resource"], (name: string) => string>> = {
  activity: (name) => `arn:aws:states:${region}:${ACCOUNT}:activity:${name}`,
  bucket: (name) => `arn:aws:s3:::${name}`,
  collection: (name) => `arn:aws:rekognition:${region}:${ACCOUNT}:collection/${name}`,
  function: (name) => `arn:aws:lambda:${region}:${ACCOUNT}:function:${name}`,
  queue: (name) => `arn:aws:sqs:${region}:${ACCOUNT}:${name}`,
  stateMachine: (name) => `arn:aws:states:${region}:${ACCOUNT}:stateMachine:${name}`,
  table: (name) => `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${name}`,
  topic: (name) => `arn:aws:sns:${region}:${ACCOUNT}:${name}`,
};

/** A workflow's definition with real ARNs. */
export function deployedDefinition(workflow: AnyWorkflow, queryLanguage: QueryLanguage): StateMachineDefinition {
  return bind(compile(workflow, { queryLanguage }).definition, deployedName);
}

/** What the author of a workflow allows its states. */
export function allowedIn(
  name: string,
  resolve: (binding: Binding) => string = deployedName,
): Readonly<Record<string, readonly string[]>> {
  const { allow = {} } = deployments[name] ?? {};
  const text = (allowed: Allowed) =>
    typeof allowed === "string" ? allowed : resolve(allowed.resource) + (allowed.suffix ?? "");
  return Object.fromEntries(Object.entries(allow).map(([state, places]) => [state, places.map(text)]));
}
