import { type Doc, workflow } from "../dsl";
import { dynamodb } from "../dsl/integrations/dynamodb";
import { logTopic } from "../handlers/functions";
import { topicLists } from "../handlers/resources";

/** Which list of topics to go through. */
export interface TopicFanOut {
  listName: string;
}

/** A topic as DynamoDB holds it: a text, or a map with a name beside it. */
export type ListedTopic = { S: string } | { M: { topic: { S: string }; name: { S: string } } };

/** A row of the table. */
export interface TopicList {
  listName: { S: string };
  topics: { L: ListedTopic[] };
}

/** What a stack may set. */
export const topicFanOutDefaults = {
  /** Topics at a time; 0 for as many as AWS allows. */
  maxConcurrency: 1,
  /** Before each call. */
  waitDurationSeconds: 2,
  /** Of the whole execution. */
  timeoutDurationSeconds: 300,
};

/** Reads a list from DynamoDB and calls a function for each of its topics, after a wait. */
export function topicFanOutOf(settings: typeof topicFanOutDefaults) {
  const { maxConcurrency, waitDurationSeconds, timeoutDurationSeconds } = settings;
  return workflow<TopicFanOut>("TopicFanOut", {
    comment: "Topics of a DynamoDB item, one call each",
    timeoutSeconds: timeoutDurationSeconds,
  })
    .task("ReadTopics", dynamodb.getItem, {
      arguments: ({ input }) => ({ TableName: topicLists.physicalName, Key: { listName: { S: input.listName } } }),
      // What a table holds is known to nobody but its author.
      resultSelector: ({ result }) => ({ topics: (result.Item as Doc<unknown> as Doc<TopicList>).topics.L }),
    })
    .map("ForEachTopic", { items: ({ input }) => input.topics, maxConcurrency }, (topic) =>
      topic.wait("Wait", { seconds: waitDurationSeconds }).task("LogTopic", logTopic),
    );
}

/** One topic at a time, two seconds apart. */
export const topicFanOut = topicFanOutOf(topicFanOutDefaults);
