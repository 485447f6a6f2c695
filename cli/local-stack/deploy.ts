import { CreateStateMachineCommand, SFNClient, UpdateStateMachineCommand } from "@aws-sdk/client-sfn";
import { bind, type Compiled, compile } from "../../dsl";
import { account, arnOf } from "../../local/aws/account";
import { workflows } from "../../workflows";
import type { ClientSettings } from "./client-settings";
import { localValueOf } from "./names";

/** Deploys all workflows as state machines, or brings those that exist up to date; their ARNs. */
export async function deployWorkflows(settings: ClientSettings): Promise<readonly string[]> {
  const client = new SFNClient(settings);
  try {
    return await Promise.all(Object.values(workflows).map((workflow) => deploy(client, compile(workflow))));
  } finally {
    client.destroy();
  }
}

async function deploy(client: SFNClient, { name, type, definition }: Compiled): Promise<string> {
  const content = {
    definition: JSON.stringify(bind(definition, localValueOf)),
    roleArn: `arn:aws:iam::${account}:role/${name}`,
  };
  const stateMachineArn = arnOf("states", `stateMachine:${name}`);
  try {
    await client.send(new CreateStateMachineCommand({ name, type, ...content }));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "StateMachineAlreadyExists") throw error;
    await client.send(new UpdateStateMachineCommand({ stateMachineArn, ...content }));
  }
  return stateMachineArn;
}
