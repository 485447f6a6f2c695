import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fromSdk, OPTIMISED_FORM, SDK_FORM, toSdk } from "../../../../local/tasks/aws/sdk-schema";

const test = suite("schemas of the SDK");
const instance = [3, "rds", "Instance", 0, ["DBInstanceIdentifier", "kmsKeyId"], [0, 0]];

test("fields of a state are the service's, whichever way their first capitals are written", () => {
  const expected = { DBInstanceIdentifier: "a", kmsKeyId: "k" };
  assert.equal(toSdk({ DbInstanceIdentifier: "a", KmsKeyId: "k" }, instance), expected);
  assert.equal(toSdk({ DBInstanceIdentifier: "a", kmsKeyId: "k" }, instance), expected);
});

test("an answer's fields are named as its integration names them", async () => {
  const answer = { DBInstanceIdentifier: "a", kmsKeyId: "k" };
  assert.equal(await fromSdk(answer, instance, SDK_FORM), { DbInstanceIdentifier: "a", KmsKeyId: "k" });
  assert.equal(await fromSdk(answer, instance, OPTIMISED_FORM), { DBInstanceIdentifier: "a", KmsKeyId: "k" });
});

test.run();
