import type { ActivityQueue } from "./activity-queue";
import { activityArn, parseArn } from "./arn";
import { refusals } from "./errors";
import { checkName } from "./name";
import { pageOf } from "./page";
import type { RecordStore } from "./record-store";
import { type Operations, seconds } from "./requests";
import { tagsOf } from "./tag-list";
import type { TokenDirectory } from "./token-directory";

/** An activity. */
export interface ActivityRecord {
  readonly arn: string;
  readonly name: string;
  readonly createdMs: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** What activities work with. */
export interface Activities {
  readonly store: RecordStore<ActivityRecord>;
  readonly queue: ActivityQueue;
  readonly tokens: TokenDirectory;
  now(): number;
}

type Names = "CreateActivity" | "DeleteActivity" | "DescribeActivity" | "ListActivities" | "GetActivityTask";

/** How long AWS keeps a worker waiting. */
const POLL_MS = 60_000;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html */
export function activityOperations({ store, queue, tokens, now }: Activities): Operations<Names> {
  const find = (arn: string): ActivityRecord => {
    parseArn(arn, ["activity"]);
    const activity = store.get(arn);
    if (activity === undefined) throw refusals.noActivity(arn);
    return activity;
  };
  return {
    CreateActivity({ name: given = "", tags }) {
      const name = checkName(given);
      const arn = activityArn(name);
      const activity = store.get(arn) ?? store.put({ arn, name, createdMs: now(), tags: tagsOf(tags) });
      return { activityArn: arn, creationDate: seconds(activity.createdMs) };
    },
    DeleteActivity({ activityArn: arn = "" }) {
      parseArn(arn, ["activity"]);
      const activity = store.get(arn);
      if (activity !== undefined) store.delete(activity);
      return {};
    },
    DescribeActivity: ({ activityArn: arn = "" }) => describe(find(arn)),
    ListActivities({ maxResults, nextToken }) {
      const newestFirst = [...store.all()].sort((a, b) => b.createdMs - a.createdMs);
      const { items, ...page } = pageOf("activities", newestFirst, maxResults, nextToken);
      return { activities: items.map(describe), ...page };
    },
    async GetActivityTask({ activityArn: arn = "", workerName }, client) {
      find(arn);
      let timer: NodeJS.Timeout | undefined;
      const task = await queue.poll(arn, (giveUp) => {
        timer = setTimeout(giveUp, POLL_MS);
        client.onGone(giveUp);
      });
      clearTimeout(timer);
      if (task === undefined) return { taskToken: null };
      const worker = workerName === undefined ? {} : { workerName };
      await tokens.find(task.taskToken).takeNow({ kind: "tokenStarted", token: task.taskToken, ...worker });
      return task;
    },
  };
}

function describe({ arn, name, createdMs }: ActivityRecord): object {
  return {
    activityArn: arn,
    name,
    creationDate: seconds(createdMs),
    encryptionConfiguration: { type: "AWS_OWNED_KEY" },
  };
}
