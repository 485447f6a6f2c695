import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseResource } from "../../asl/resource";

const test = suite("resource");

function integration(service: string, action: string, pattern: string, sdk = false, partition = "aws") {
  return { kind: "integration", partition, service, action, pattern, sdk };
}

test("integrations are taken apart", () => {
  assert.equal(parseResource("arn:aws:states:::sqs:sendMessage"), integration("sqs", "sendMessage", "requestResponse"));
  assert.equal(
    parseResource("arn:aws:states:::states:startExecution.sync:2"),
    integration("states", "startExecution", "sync:2"),
  );
  assert.equal(
    parseResource("arn:aws-cn:states:::aws-sdk:s3:getObject.waitForTaskToken"),
    integration("s3", "getObject", "waitForTaskToken", true, "aws-cn"),
  );
});

test("functions and activities are told apart", () => {
  assert.is(parseResource("arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:pay:live").kind, "function");
  assert.is(parseResource("arn:aws:states:eu-west-1:123456789012:activity:pay").kind, "activity");
});

test("placeholders may stand for a part or for all", () => {
  assert.equal(
    parseResource("arn:${AWS::Partition}:states:::sns:publish"),
    integration("sns", "publish", "requestResponse", false, "\u0001"),
  );
  assert.is(parseResource("arn:aws:lambda:${Region}:${Account}:function:${Name}").kind, "function");
  assert.equal(parseResource("${Pay.Arn}"), { kind: "unknown", reason: "placeholder" });
  assert.equal(parseResource("{{pay_arn}}"), { kind: "unknown", reason: "placeholder" });
  assert.equal(parseResource("arn:aws:states:::sqs:${Action}"), { kind: "unknown", reason: "placeholder" });
});

test("what is no resource is said to be none", () => {
  assert.equal(parseResource("pay"), { kind: "unknown", reason: "malformed" });
  assert.equal(parseResource(""), { kind: "unknown", reason: "malformed" });
  assert.equal(parseResource("arn:aws:swf:us-east-1:123456789012:task:X"), { kind: "unknown", reason: "unrecognised" });
  assert.equal(parseResource("arn:aws:states:::sqs:sendMessage.async"), { kind: "unknown", reason: "unrecognised" });
});

test.run();
