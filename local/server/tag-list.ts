import type { Tag } from "@aws-sdk/client-sfn";
import { AwsError } from "../aws/aws-error";
import { refusals } from "./errors";

const MOST_TAGS = 50;

/** Tags as a record, added to those that are there. @throws AwsError ValidationException, TooManyTags */
export function tagsOf(
  given: readonly Tag[] = [],
  existing: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const tags = new Map(Object.entries(existing));
  for (const tag of given) {
    const { key = "", value = "" } = tag ?? {};
    if (typeof key !== "string" || key.length < 1 || key.length > 128 || key.startsWith("aws:")) {
      throw refusals.validation(`Invalid tag key: '${key}'`);
    }
    if (typeof value !== "string" || value.length > 256) throw refusals.validation(`Invalid tag value of '${key}'`);
    tags.set(key, value);
  }
  if (tags.size > MOST_TAGS) throw new AwsError("TooManyTags", `A resource can have at most ${MOST_TAGS} tags`);
  return Object.fromEntries(tags);
}

export function tagList(tags: Readonly<Record<string, string>>): readonly Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
