import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { requiredSetting } from "./shared/environment";
import { NamedError } from "./shared/named-error";

/** A failed task as a workflow's catch reports it, and the photo it was about. */
export interface Rejection {
  readonly errorInfo: { readonly Error: string; readonly Cause?: string };
  readonly userId?: string;
  readonly s3Key?: string;
}

/** What people are told about a rejected photo. */
export interface Notification {
  readonly messageToSend: { readonly title: string; readonly message: string };
}

const sns = new SNSClient({ maxAttempts: 1 });
const topicArn = requiredSetting("TOPIC_ARN");

const titles: Readonly<Record<string, string>> = {
  PhotoDoesNotMeetRequirementError: "Your photo does not meet the requirements",
  FaceAlreadyExistsError: "Your face is already registered",
};

/**
 * Turns the error of a rejected photo into a message for people and publishes it, title as subject.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export async function handler(event: Rejection): Promise<Notification> {
  checkRejection(event);
  const { Error: name, Cause = "" } = event.errorInfo;
  const title = Object.hasOwn(titles, name) ? (titles[name] ?? name) : "Your photo could not be processed";
  const message = reason(Cause) || name;
  await sns.send(
    new PublishCommand({ TopicArn: topicArn, Subject: title, Message: message, MessageAttributes: attributes(event) }),
  );
  return { messageToSend: { title, message } };
}

/** Lambda reports a thrown error as JSON with an `errorMessage`; other causes are plain text. */
function reason(cause: string): string {
  try {
    const payload: unknown = JSON.parse(cause);
    const message = (payload as { errorMessage?: unknown } | null)?.errorMessage;
    return typeof message === "string" ? message : cause;
  } catch {
    return cause;
  }
}

function attributes({ userId, s3Key }: Rejection) {
  const given = Object.entries({ userId, s3Key }).filter(([, value]) => typeof value === "string" && value !== "");
  return Object.fromEntries(given.map(([name, value]) => [name, { DataType: "String", StringValue: value }]));
}

function checkRejection(event: unknown): asserts event is Rejection {
  const errorInfo = (event as Partial<Rejection> | null)?.errorInfo;
  if (typeof errorInfo?.Error === "string" && ["string", "undefined"].includes(typeof errorInfo.Cause)) return;
  const received = JSON.stringify(errorInfo)?.slice(0, 200) ?? "nothing";
  throw new NamedError(
    "InvalidInputError",
    `Expected errorInfo to be { Error, Cause } as texts; received ${received}.`,
  );
}
