import type { Binding, ResourceKind } from "../../dsl/declare/binding";
import { account, arnOf, region } from "../../local/aws/account";

const arns: Readonly<Record<ResourceKind, (name: string) => string>> = {
  function: (name) => arnOf("lambda", `function:${name}`),
  bucket: (name) => `arn:aws:s3:::${name}`,
  table: (name) => arnOf("dynamodb", `table/${name}`),
  topic: (name) => arnOf("sns", name),
  queue: (name) => arnOf("sqs", name),
  collection: (name) => arnOf("rekognition", `collection/${name}`),
  stateMachine: (name) => arnOf("states", `stateMachine:${name}`),
  activity: (name) => arnOf("states", `activity:${name}`),
};

/** What a binding stands for on this machine: resources have the names they are declared with. */
export function localValueOf({ resource, name, attribute }: Binding): string {
  if (attribute === "Arn") return arns[resource](name);
  return attribute === "Name" ? name : `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}
