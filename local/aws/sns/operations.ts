import { randomUUID } from "node:crypto";
import { arnOf } from "../account";
import { AwsError } from "../aws-error";
import type { QueryOperations } from "./query-service";
import type { TopicStore } from "./topic-store";

const TOPIC_NAME = /^[A-Za-z0-9_-]{1,256}$/;
/** ASCII that can be seen, starting with more than a blank. */
const SUBJECT = /^[!-~][ -~]{0,99}$/;
const maxMessageBytes = 256 * 1024;

/**
 * Operations on topics.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Operations.html
 */
export function snsOperations(store: TopicStore): QueryOperations {
  return {
    CreateTopic(form) {
      const name = form.get("Name") ?? "";
      if (!TOPIC_NAME.test(name)) throw invalidParameter("Topic Name");
      store.create(name);
      return { TopicArn: topicArn(name) };
    },
    DeleteTopic(form) {
      store.delete(existingTopic(store, form));
      return {};
    },
    ListTopics: () => ({ Topics: { member: store.names().map((name) => ({ TopicArn: topicArn(name) })) } }),
    GetTopicAttributes(form) {
      const arn = topicArn(existingTopic(store, form));
      return { Attributes: { entry: [{ key: "TopicArn", value: arn }] } };
    },
    Publish: (form) => publish(store, form),
    Subscribe: (form) => subscribe(store, form),
    ListSubscriptionsByTopic: (form) => listSubscriptions(store, existingTopic(store, form)),
  };
}

async function publish(store: TopicStore, form: URLSearchParams) {
  const topic = existingTopic(store, form);
  const message = form.get("Message") ?? "";
  const subject = form.get("Subject") ?? undefined;
  if (message === "") throw invalidParameter("Empty message");
  if (Buffer.byteLength(message) > maxMessageBytes) throw invalidParameter("Message too long");
  if (subject !== undefined && !SUBJECT.test(subject)) throw invalidParameter("Subject");
  const messageId = randomUUID();
  const attributes = attributesOf(form);
  const publishedAt = new Date().toISOString();
  await store.publish(topic, { messageId, publishedAt, ...(subject && { subject }), message, attributes });
  return { MessageId: messageId };
}

/** An e-mail address would have to confirm first; here nothing is sent, so nothing waits. */
function subscribe(store: TopicStore, form: URLSearchParams) {
  const topic = existingTopic(store, form);
  const [protocol, endpoint] = [form.get("Protocol"), form.get("Endpoint")];
  if (!protocol) throw invalidParameter("Protocol");
  const arn = `${topicArn(topic)}:${randomUUID()}`;
  store.subscribe(topic, { arn, protocol, endpoint: endpoint ?? "" });
  return { SubscriptionArn: arn };
}

function listSubscriptions(store: TopicStore, topic: string) {
  const member = store.subscriptions(topic).map(({ arn, protocol, endpoint }) => {
    return { SubscriptionArn: arn, Protocol: protocol, Endpoint: endpoint, TopicArn: topicArn(topic) };
  });
  return { Subscriptions: { member } };
}

/** `MessageAttributes.entry.<n>.Name` and `.Value.StringValue`. */
function attributesOf(form: URLSearchParams): Record<string, string> {
  const names = [...form].filter(([field]) => /^MessageAttributes\.entry\.\d+\.Name$/.test(field));
  return Object.fromEntries(
    names.map(([field, name]) => [name, form.get(field.replace(/Name$/, "Value.StringValue")) ?? ""]),
  );
}

function existingTopic(store: TopicStore, form: URLSearchParams): string {
  const arn = form.get("TopicArn") ?? form.get("TargetArn") ?? "";
  const name = /^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:(.+)$/.exec(arn)?.[1] ?? "";
  if (!TOPIC_NAME.test(name)) throw invalidParameter(`TopicArn Reason: "${arn}" is not the ARN of a topic`);
  if (!store.exists(name)) throw new AwsError("NotFound", "Topic does not exist", 404);
  return name;
}

function topicArn(name: string): string {
  return arnOf("sns", name);
}

function invalidParameter(detail: string): AwsError {
  return new AwsError("InvalidParameter", `Invalid parameter: ${detail}`);
}
