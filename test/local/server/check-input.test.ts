import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkInput } from "../../../local/server/check-input";
import { FIELDS } from "../../../local/server/fields";

const input = suite("the form of requests");

input("members of lists are of the type that the list is of", () => {
  const resourceArn = "arn:aws:states:us-east-1:000000000000:stateMachine:a";
  checkInput({ resourceArn, tags: [{ key: "a", value: "b" }] }, FIELDS.TagResource);
  const tagged = (tags: null[]) => () => checkInput({ resourceArn, tags }, FIELDS.TagResource);
  assert.throws(tagged([null]), /Every member of "tags" must be a structure, not null/);
  const untagged = () => checkInput({ resourceArn, tagKeys: ["a", 5] }, FIELDS.UntagResource);
  assert.throws(untagged, /Every member of "tagKeys" must be a text, not number/);
});

input.run();
