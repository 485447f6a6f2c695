import { suite } from "uvu";
import * as assert from "uvu/assert";
import { OPTIMISED_SERVICES, type OptimisedService, optimisedAction, supportsPattern } from "../../asl/integrations";

const test = suite("integrations");
const services = Object.entries<OptimisedService>(OPTIMISED_SERVICES);

test("every service stands under its own name", () => {
  for (const [name, { service }] of services) assert.is(service, name);
});

test("every action can be requested, and no parameter is listed twice", () => {
  for (const [name, { actions }] of services) {
    for (const [action, { patterns, required, optional = [] }] of Object.entries(actions)) {
      const parameters = [...required, ...optional];
      assert.ok(patterns.includes("requestResponse"), `${name}:${action}`);
      assert.is(new Set(parameters).size, parameters.length, `${name}:${action}`);
      for (const parameter of parameters) assert.match(parameter, /^[A-Z]/, `${name}:${action}`);
    }
  }
});

test("patterns are those of the service", () => {
  assert.ok(supportsPattern("sqs", "sendMessage", "waitForTaskToken"));
  assert.not(supportsPattern("sqs", "sendMessage", "sync"));
  assert.ok(supportsPattern("states", "startExecution", "sync:2"));
  assert.not(supportsPattern("glue", "startJobRun", "sync:2"));
});

test("an unknown action has no data, whatever its name", () => {
  assert.is(optimisedAction("dynamodb", "query"), undefined);
  assert.is(optimisedAction("__proto__", "toString"), undefined);
});

test.run();
