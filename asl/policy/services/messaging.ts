import { fieldOf } from "../argument";
import { type ArnScope, isArn } from "../arn";
import { type Claim, type Claimed, claimEach, claimFrom, type TaskCall } from "../claim";

/** `sns:Publish`: to a topic, to an endpoint, or as a text message to a phone. */
export function publish({ arguments: given }: TaskCall): readonly Claim[] {
  if (given.kind === "object" && given.fields.has("PhoneNumber")) {
    return claimEach(["sns:Publish"], { kind: "any", reason: "A text message to a phone goes to no topic." });
  }
  const target = fieldOf(given, "TopicArn") ?? fieldOf(given, "TargetArn");
  return claimEach(
    ["sns:Publish"],
    claimFrom(target, "TopicArn", (arn) => [arn]),
  );
}

/** `events:PutEvents`: on the bus of each entry, the account's default bus where an entry names none. */
export function putEvents({ arguments: given, scope }: TaskCall): readonly Claim[] {
  const entries = fieldOf(given, "Entries");
  if (entries?.kind !== "list")
    return claimEach(
      ["events:PutEvents"],
      claimFrom(entries, "Entries", () => []),
    );
  return entries.items.flatMap((entry) => {
    const bus = fieldOf(entry, "EventBusName") ?? { kind: "text", text: "default" };
    const on: Claimed = claimFrom(bus, "EventBusName", (name) => [busArn(name, scope)]);
    return claimEach(["events:PutEvents"], on);
  });
}

/** `ses:SendEmail`: as the address itself or as its domain, whichever is the verified identity. */
export function sendEmail(action: string): (call: TaskCall) => readonly Claim[] {
  return ({ arguments: given, scope: { partition, region, account } }) => {
    const sender = fieldOf(given, "Source") ?? fieldOf(given, "FromEmailAddress");
    const identity = (name: string) => `arn:${partition}:ses:${region}:${account}:identity/${name}`;
    const identities = (text: string): readonly string[] => {
      const address = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;
      const domain = address.split("@")[1];
      return domain === undefined ? [identity(address)] : [identity(address), identity(domain)];
    };
    return claimEach([action], claimFrom(sender, "the sender's address", identities));
  };
}

function busArn(name: string, { partition, region, account }: ArnScope): string {
  return isArn(name) ? name : `arn:${partition}:events:${region}:${account}:event-bus/${name}`;
}
