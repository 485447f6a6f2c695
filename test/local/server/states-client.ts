import { rmSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { DescribeExecutionCommand, GetExecutionHistoryCommand, SFNClient } from "@aws-sdk/client-sfn";
import { type LocalAws, startLocalAws } from "../../../local/aws";
import { noObjects } from "../../../local/interpreter/object-store";
import { type Mocks, mockTasks } from "../../../local/tasks";
import { settingsOf, temporaryFolder } from "../aws/stand-ins";

/** The service with a client; it can be stopped and started again over the same folder. */
export interface StatesStandIn {
  readonly client: SFNClient;
  readonly folder: string;
  readonly url: string;
  close(): Promise<void>;
  remove(): Promise<void>;
}

export const roleArn = "arn:aws:iam::000000000000:role/test";

export async function startStates(mocks: Mocks = {}, folder = temporaryFolder()): Promise<StatesStandIn> {
  const aws: LocalAws = await startLocalAws({ folder });
  await aws.states.begin({ routes: [mockTasks(mocks)], objects: noObjects });
  const client = new SFNClient({ ...settingsOf(aws), disableHostPrefix: true });
  const close = async () => {
    client.destroy();
    await aws.close();
  };
  const remove = async () => {
    await close();
    rmSync(folder, { recursive: true });
  };
  return { client, folder, url: aws.url, close, remove };
}

/** Asks until an execution has ended. */
export async function ended(client: SFNClient, executionArn: string | undefined) {
  for (;;) {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== "RUNNING") return execution;
    await setImmediate();
  }
}

/** The types of an execution's events. */
export async function eventTypes(client: SFNClient, executionArn: string | undefined): Promise<(string | undefined)[]> {
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1_000 }));
  return events.map(({ type }) => type);
}
