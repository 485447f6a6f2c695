import { join } from "node:path";
import type { Service } from "../service";
import { snsOperations } from "./operations";
import { answerQuery } from "./query-service";
import { TopicStore } from "./topic-store";

/** SNS that writes what is published into `sns/<topic>.jsonl`, a message a line, and sends nothing to anybody. */
export function snsService(folder: string): Service {
  const operations = snsOperations(new TopicStore(join(folder, "sns")));
  return { handle: (call) => answerQuery(call, operations) };
}
