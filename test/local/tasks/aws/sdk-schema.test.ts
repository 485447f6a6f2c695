import { suite } from "uvu";
import * as assert from "uvu/assert";
import { sdkFieldName } from "../../../../asl/integrations/sdk-field-name";
import { capital, fromSdk, toSdk } from "../../../../local/tasks/aws/sdk-schema";

const test = suite("schemas of the SDK");
const instance = [3, "rds", "Instance", 0, ["DBInstanceIdentifier", "kmsKeyId"], [0, 0]];

test("fields of a state are the service's, whichever way their first capitals are written", () => {
  const expected = { DBInstanceIdentifier: "a", kmsKeyId: "k" };
  assert.equal(toSdk({ DbInstanceIdentifier: "a", KmsKeyId: "k" }, instance), expected);
  assert.equal(toSdk({ DBInstanceIdentifier: "a", kmsKeyId: "k" }, instance), expected);
});

test("an answer's fields are named as its integration names them", async () => {
  const answer = { DBInstanceIdentifier: "a", kmsKeyId: "k" };
  assert.equal(await fromSdk(answer, instance, sdkFieldName), { DbInstanceIdentifier: "a", KmsKeyId: "k" });
  assert.equal(await fromSdk(answer, instance, capital), { DBInstanceIdentifier: "a", KmsKeyId: "k" });
});

test.run();
