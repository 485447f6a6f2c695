import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { Json } from "../../asl/json";
import { parsePath, readPath } from "../../asl/jsonpath";
import { type EventTemplate, isEventPath, type UploadTrigger } from "../../dsl/declare/trigger";
import type { ObjectCreated } from "../../local/aws";
import { arnOf } from "../../local/aws/account";
import { workflows } from "../../workflows";
import { deployments } from "../../workflows/deployments";
import type { ClientSettings } from "./client-settings";

/** An execution that an upload starts. */
export interface Triggered {
  readonly workflow: string;
  readonly bucket: string;
  readonly key: string;
  /** Rejects when it cannot be started. */
  readonly executionArn: Promise<string>;
}

/** Starts what the deployments of the workflows say that an upload starts. */
export interface UploadTriggers {
  readonly onObjectCreated: (event: ObjectCreated) => void;
  /** Waits until all that uploads start has started. */
  stop(): Promise<void>;
}

/**
 * The upload triggers of all workflows, as EventBridge follows them: by StartExecution.
 *
 * @param report hears of each execution as it starts
 */
export function uploadTriggers(settings: ClientSettings, report: (triggered: Triggered) => void): UploadTriggers {
  const client = new SFNClient(settings);
  const rules = uploadRules();
  const starting = new Set<Promise<string>>();
  const onObjectCreated = (event: ObjectCreated) => {
    const { bucket, object } = event.detail;
    for (const { workflow, machine, trigger } of rules.filter(({ trigger }) => matches(trigger, event))) {
      const executionArn = start(client, machine, trigger.input === undefined ? event : fill(trigger.input, event));
      starting.add(executionArn);
      void executionArn.catch(() => {}).then(() => starting.delete(executionArn));
      report({ workflow, bucket: bucket.name, key: object.key, executionArn });
    }
  };
  const stop = async () => {
    await Promise.allSettled(starting);
    client.destroy();
  };
  return { onObjectCreated, stop };
}

async function start(client: SFNClient, machine: string, input: Json): Promise<string> {
  const stateMachineArn = arnOf("states", `stateMachine:${machine}`);
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  return executionArn ?? "";
}

interface Rule {
  readonly workflow: string;
  /** The state machine's name. */
  readonly machine: string;
  readonly trigger: UploadTrigger;
}

function uploadRules(): readonly Rule[] {
  return Object.entries(workflows).flatMap(([workflow, chain]) => {
    const triggers = Object.hasOwn(deployments, workflow) ? (deployments[workflow]?.triggers ?? []) : [];
    const uploads = triggers.filter((trigger) => trigger.kind === "upload");
    return uploads.map((trigger) => ({ workflow, machine: chain.name, trigger }));
  });
}

function matches({ bucket, prefix = "" }: UploadTrigger, { detail }: ObjectCreated): boolean {
  return detail.bucket.name === bucket.name && detail.object.key.startsWith(prefix);
}

/** The template with the event's values in their places. */
function fill(template: EventTemplate, event: ObjectCreated): Json {
  if (typeof template !== "object" || template === null) return template;
  if (isEventPath(template)) return read(template.path, event);
  if (Array.isArray(template)) return template.map((part: EventTemplate) => fill(part, event));
  const fields = Object.entries(template as Readonly<Record<string, EventTemplate>>);
  return Object.fromEntries(fields.map(([key, part]) => [key, fill(part, event)]));
}

function read(path: string, event: ObjectCreated): Json {
  const parsed = parsePath(path);
  const found = parsed.ok ? readPath(parsed.value, event) : undefined;
  return found?.found ? found.value : null;
}
