import { topicLists } from "../../handlers/resources";
import type { Seed } from "./seed";

const topics = [
  { topic: "Computer Science", name: "Grace" },
  { topic: "Economics", name: "Elinor" },
  { topic: "Mathematics", name: "Emmy" },
] as const;

/** A list of texts. */
export const simpleListSeed: Seed = {
  table: topicLists,
  rows: [{ listName: { S: "simplelist" }, topics: { L: topics.map(({ topic }) => ({ S: topic })) } }],
};

/** A list of maps. */
export const listOfDictsSeed: Seed = {
  table: topicLists,
  rows: [
    {
      listName: { S: "listofdicts" },
      topics: { L: topics.map(({ topic, name }) => ({ M: { topic: { S: topic }, name: { S: name } } })) },
    },
  ],
};
