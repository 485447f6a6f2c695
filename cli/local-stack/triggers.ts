import type { Json } from "../../asl/json";
import { parsePath, readPath } from "../../asl/jsonpath";
import { compile } from "../../dsl";
import { type EventTemplate, isEventPath, type UploadTrigger } from "../../dsl/declare/trigger";
import type { ObjectCreated } from "../../local/aws";
import type { Execution, StateMachine } from "../../local/interpreter";
import { workflows } from "../../workflows";
import { deployments } from "../../workflows/deployments";
import { localMachine } from "./machines";

/** An execution that an upload started. */
export interface Triggered {
  readonly workflow: string;
  readonly bucket: string;
  readonly key: string;
  readonly execution: Execution;
}

/** Starts what the deployments of the workflows say that an upload starts. */
export interface UploadTriggers {
  readonly onObjectCreated: (event: ObjectCreated) => void;
  /** Stops the executions that are under way, and waits until they have. */
  stop(): Promise<void>;
}

/**
 * The upload triggers of all workflows, as EventBridge would follow them.
 *
 * @param start starts an execution of a machine
 * @param report hears of each execution as it starts
 */
export function uploadTriggers(
  start: (machine: StateMachine, input: Json) => Execution,
  report: (triggered: Triggered) => void,
): UploadTriggers {
  const rules = uploadRules();
  const running = new Set<Execution>();
  const onObjectCreated = (event: ObjectCreated) => {
    const { bucket, object } = event.detail;
    for (const { workflow, trigger, machine } of rules.filter(({ trigger }) => matches(trigger, event))) {
      const execution = start(machine, trigger.input === undefined ? event : fill(trigger.input, event));
      running.add(execution);
      void execution.result.then(() => running.delete(execution));
      report({ workflow, bucket: bucket.name, key: object.key, execution });
    }
  };
  const stop = async () => {
    for (const execution of running) execution.stop("Interrupted", "The local stack was ended.");
    await Promise.all(Array.from(running, ({ result }) => result));
  };
  return { onObjectCreated, stop };
}

interface Rule {
  readonly workflow: string;
  readonly trigger: UploadTrigger;
  readonly machine: StateMachine;
}

function uploadRules(): readonly Rule[] {
  return Object.entries(workflows).flatMap(([workflow, chain]) => {
    const triggers = Object.hasOwn(deployments, workflow) ? (deployments[workflow]?.triggers ?? []) : [];
    const uploads = triggers.filter((trigger) => trigger.kind === "upload");
    return uploads.map((trigger) => ({ workflow, trigger, machine: localMachine(compile(chain)) }));
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
