import { suite } from "uvu";
import * as assert from "uvu/assert";
import { consoleLink } from "../../../infra/plan/console-links";

const test = suite("console links");

const LINKS: readonly (readonly [...Parameters<typeof consoleLink>, string])[] = [
  [
    "bucket",
    { partition: "aws", region: "eu-west-1" },
    "photos",
    "https://eu-west-1.console.aws.amazon.com/s3/buckets/photos?region=eu-west-1",
  ],
  [
    "table",
    { partition: "aws-cn", region: "cn-north-1" },
    "riders",
    "https://cn-north-1.console.amazonaws.cn/dynamodbv2/home?region=cn-north-1#table?name=riders",
  ],
  [
    "function",
    { partition: "aws-us-gov", region: "us-gov-west-1" },
    "notify",
    "https://us-gov-west-1.console.amazonaws-us-gov.com/lambda/home?region=us-gov-west-1#/functions/notify",
  ],
];

for (const [page, where, id, expected] of LINKS) {
  test(`a ${page} in ${where.partition}`, () => {
    assert.is(consoleLink(page, where, id), expected);
  });
}

test.run();
