import type { Json } from "../../asl/json";
import type { ObjectStore, Task, TaskOutcome, TaskRunner } from "../../local/interpreter";
import { differences } from "./difference";
import { type RecordedAttempt, type RecordedCase, recordedText } from "./recorded-case";

/** Performs tasks by answering what was recorded; attempts of one state are told apart by their parameters. */
export function recordedTasks(recorded: RecordedCase): TaskRunner {
  const queues = new Map(Object.entries(recorded.tasks ?? {}).map(([state, attempts]) => [state, [...attempts]]));
  return {
    run(task) {
      const attempt = takeAttempt(queues.get(task.state) ?? [], task.arguments);
      if (attempt === undefined)
        return { status: "failed", error: "NotRecorded", cause: `No result of ${task.state}.` };
      return answer(task, attempt, workerOf(recorded, attempt));
    },
  };
}

/** Answers from the S3 objects of a case. */
export function recordedObjects({ s3Objects = [] }: RecordedCase): ObjectStore {
  return {
    read: ({ Bucket, Key }) => {
      const found = s3Objects.find(({ bucket, key }) => bucket === Bucket && key === Key);
      if (found === undefined) throw new Error("The specified key does not exist.");
      return found.body;
    },
    list: ({ Bucket }) =>
      s3Objects
        .filter(({ bucket }) => bucket === Bucket)
        .map(
          ({ key, body }): Json => ({
            Etag: "",
            Key: key,
            LastModified: 0,
            Size: body.length,
            StorageClass: "STANDARD",
          }),
        ),
    write: () => {},
  };
}

function takeAttempt(attempts: RecordedAttempt[], parameters: Json): RecordedAttempt | undefined {
  const open = attempts.filter(({ result }) => result !== undefined);
  const found = open.find((one) => differences(one.parameters ?? null, parameters).length === 0) ?? open[0];
  if (found !== undefined) attempts.splice(attempts.indexOf(found), 1);
  return found;
}

function answer(task: Task, { submitted, result }: RecordedAttempt, worker: Worker | undefined): TaskOutcome {
  if (worker !== undefined) task.started(worker.workerName);
  if (result?.status === "timedOut")
    return { status: "waiting", ...(submitted !== undefined && { output: submitted }) };
  if (submitted !== undefined) task.submitted(submitted);
  if (result?.status === "succeeded") return { status: "succeeded", output: result.output ?? null };
  const cause = result?.causeText ?? recordedText(result?.cause);
  return {
    status: "failed",
    ...(result?.error !== undefined && { error: result.error }),
    ...(cause !== undefined && { cause }),
  };
}

interface Worker {
  readonly workerName?: string;
}

/** The worker that took an activity task, which only the history tells. */
function workerOf({ history }: RecordedCase, { scheduledEventId }: RecordedAttempt): Worker | undefined {
  const started = history?.find(({ type, previousEventId }) => {
    return type === "ActivityStarted" && previousEventId === scheduledEventId;
  });
  return started?.["activityStartedEventDetails"] as Worker | undefined;
}
