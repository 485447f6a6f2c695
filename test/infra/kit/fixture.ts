import { join } from "node:path";
import type { Deployment } from "../../../dsl";
import {
  type AnyWorkflow,
  binding,
  bucket,
  eventPath,
  lambda,
  onSchedule,
  onUpload,
  table,
  topic,
  workflow,
} from "../../../dsl";
import type { Action } from "../../../dsl/declare/action";
import type { Catalog } from "../../../infra/plan/catalog";
import { CODE_FOLDERS, type CodeFolders } from "../../../infra/prepare";

/** A small project of its own, so that tests of deployment do not hang on the workflows of this one. */
export const uploads = bucket("uploads");
export const unused = bucket("unused");
export const notes = table("notes", { partitionKey: "id", sortKey: "at" });
export const news = topic("news", { displayName: "News" });

export const greet = lambda<typeof import("../fixtures/handlers/greet").handler, "NobodyError">("greet", {
  errors: ["NobodyError"],
  environment: { GREETING: "hello" },
});
export const record = lambda<typeof import("../fixtures/handlers/record").handler>("record", {
  environment: { TABLE_NAME: notes.physicalName },
  allows: [notes.grant("dynamodb:PutItem"), uploads.objects("s3:GetObject"), news.grant("sns:Publish")],
});
export const idle = lambda<typeof import("../fixtures/handlers/greet").handler>("idle");

export const greeting = workflow<{ name: string }>("Greeting").task("Greet", greet);
export const recording = workflow<{ text: string }>("Recording", { type: "EXPRESS" }).task("Record", record);

/** The integration that starts the machine of another workflow. */
export function starts(workflowName: string): Action<object, unknown> {
  const fixed = { StateMachineArn: binding("stateMachine", workflowName, "Arn") };
  return { kind: "action", resource: "arn:aws:states:::states:startExecution", pattern: "requestResponse", fixed };
}

export const starting = workflow<{ name: string }>("Starting").task("Start", starts("Greeting"), { resultPath: null });

const input = {
  text: eventPath("$.detail.object.key"),
  from: { bucket: eventPath("$.detail.bucket.name"), kind: "upload" },
};
const deployments: Readonly<Record<string, Deployment<AnyWorkflow>>> = {
  recording: { triggers: [onUpload(uploads, { prefix: "incoming/", input })] },
  greeting: {
    triggers: [onSchedule("cron(0 6 * * ? *)", { timezone: "Europe/Berlin", input: { name: "Ada" } })],
    parameters: {
      defaults: { timeoutSeconds: 60 },
      build: ({ timeoutSeconds }) =>
        workflow<{ name: string }>("Greeting", { timeoutSeconds: timeoutSeconds ?? 0 }).task("Greet", greet),
    },
  },
};

export const FIXTURE: Catalog = {
  workflows: { starting, recording, greeting },
  deployments,
  declarations: [uploads, unused, notes, news, greet, record, idle],
};

export const FIXTURE_FOLDERS: CodeFolders = {
  ...CODE_FOLDERS,
  handlers: join(__dirname, "../fixtures/handlers"),
};
