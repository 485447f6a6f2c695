import type { ActivityRecord } from "./activity-operations";
import { parseArn } from "./arn";
import { refusals } from "./errors";
import type { Machines } from "./machines";
import type { RecordStore } from "./record-store";
import type { Operations } from "./requests";
import { tagList, tagsOf } from "./tag-list";

type Names = "TagResource" | "UntagResource" | "ListTagsForResource";

interface Tagged {
  readonly tags: Readonly<Record<string, string>>;
  change(tags: Tagged["tags"]): void;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-tagging.html */
export function tagOperations(machines: Machines, activities: RecordStore<ActivityRecord>): Operations<Names> {
  const find = (arn: string): Tagged => {
    parseArn(arn, ["stateMachine", "activity"]);
    const machine = machines.store.get(arn);
    if (machine !== undefined) return { tags: machine.tags, change: (tags) => machines.change(machine, { tags }) };
    const activity = activities.get(arn);
    if (activity === undefined) throw refusals.noResource(arn);
    return { tags: activity.tags, change: (tags) => activities.put({ ...activity, tags }) };
  };
  return {
    TagResource({ resourceArn = "", tags }) {
      const tagged = find(resourceArn);
      tagged.change(tagsOf(tags, tagged.tags));
      return {};
    },
    UntagResource({ resourceArn = "", tagKeys = [] }) {
      const { tags, change } = find(resourceArn);
      change(Object.fromEntries(Object.entries(tags).filter(([key]) => !tagKeys.includes(key))));
      return {};
    },
    ListTagsForResource: ({ resourceArn = "" }) => ({ tags: tagList(find(resourceArn).tags) }),
  };
}
