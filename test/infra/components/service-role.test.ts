import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ServiceRole } from "../../../infra/components/service-role";
import { runProgram } from "../kit/graph";

const test = suite("service roles");
const SOME = JSON.stringify({ Version: "2012-10-17", Statement: [] });

test("what a role has no room for is attached as policies of their own, which its users wait for", async () => {
  let ready = 0;
  const { resources } = await runProgram(
    async () => {
      const args = {
        service: "lambda.amazonaws.com",
        policy: SOME,
        managedPolicies: [SOME, SOME],
        tags: { stack: "dev" },
      };
      const role = new ServiceRole("big", args);
      ready = role.ready.length;
      return {};
    },
    { stack: "dev", config: {} },
  );
  const names = (type: string) => resources.filter((resource) => resource.type === type).map(({ name }) => name);
  assert.equal(names("aws:iam/rolePolicy:RolePolicy"), ["big-policy"]);
  assert.equal(names("aws:iam/policy:Policy"), ["big-policy-2", "big-policy-3"]);
  assert.equal(names("aws:iam/rolePolicyAttachment:RolePolicyAttachment"), ["big-policy-2", "big-policy-3"]);
  assert.is(ready, 3);
});

test.run();
