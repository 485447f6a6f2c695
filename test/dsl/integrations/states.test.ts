import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compile, workflow } from "../../../dsl";
import { startExecution, startNamed } from "../../../dsl/integrations/states";
import { ship } from "../functions";
import { problemsOf, stateOf } from "../kit";
import { expectTask } from "./expect-task";

const shipping = workflow<{ sku: string }>("Shipping").task("Ship", ship);
const test = suite("nested workflows");

test("a child is started with what it takes, and its output comes parsed", () => {
  const chain = workflow<{ item: { sku: string } }>("W").task("T", startExecution(shipping).syncParsed(), {
    arguments: ({ input, context }) => ({
      Input: { sku: input.item.sku, AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: context.Execution.Id },
    }),
    resultSelector: ({ result }) => ({ parcel: result.Output.parcel }),
  });
  expectTask(chain, {
    resource: "states:startExecution.sync:2",
    parameters: {
      StateMachineArn: "${Shipping.Arn}",
      Input: { "sku.$": "$.item.sku", "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id" },
    },
    arguments: {
      StateMachineArn: "${Shipping.Arn}",
      Input: {
        sku: "{% $states.input.item.sku %}",
        AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: "{% $states.context.Execution.Id %}",
      },
    },
  });
});

test("a child that only the run names is typed like another", () => {
  const chain = workflow<{ sku: string; shipper: string }>("W").task("T", startNamed(shipping).syncParsed(), {
    arguments: ({ input }) => ({ StateMachineArn: input.shipper, Input: { sku: input.sku } }),
    resultSelector: ({ result }) => ({ parcel: result.Output.parcel }),
  });
  expectTask(chain, {
    resource: "states:startExecution.sync:2",
    parameters: { "StateMachineArn.$": "$.shipper", Input: { "sku.$": "$.sku" } },
    arguments: { StateMachineArn: "{% $states.input.shipper %}", Input: { sku: "{% $states.input.sku %}" } },
  });
});

test("without arguments the child gets the whole document", () => {
  const chain = workflow<{ sku: string }>("W").task("T", startExecution(shipping));
  expectTask(chain, {
    resource: "states:startExecution",
    parameters: { StateMachineArn: "${Shipping.Arn}", "Input.$": "$" },
    arguments: { StateMachineArn: "${Shipping.Arn}", Input: "{% $states.input %}" },
  });
});

test("the output of sync is JSON text", () => {
  const chain = workflow<{ sku: string }>("W").task("T", startExecution(shipping).sync(), {
    resultSelector: ({ result }) => ({ text: result.Output }),
  });
  assert.is(stateOf(chain, "T")["Resource"], "arn:aws:states:::states:startExecution.sync");
});

test("a child that is to send the token back must get it", () => {
  const asking = workflow<{ sku: string; token: string }>("Asking").task("Ship", ship);
  const child = startExecution(asking).waitForTaskToken<{ approved: boolean }>();
  const start = workflow<{ sku: string; token: string }>("W");
  const telling = start.task("T", child, {
    arguments: ({ input, context }) => ({ Input: { sku: input.sku, token: context.Task.Token } }),
  });
  assert.equal(problemsOf(start.task("T", child)), ["TASK_TOKEN_NOT_PASSED /States/T/Resource"]);
  assert.equal(problemsOf(telling), []);
});

test("the child is a binding, which deployment resolves", () => {
  const chain = workflow<{ sku: string }>("W").task("T", startExecution(shipping));
  assert.equal(compile(chain).bindings, [
    { kind: "binding", resource: "stateMachine", name: "Shipping", attribute: "Arn" },
  ]);
});

test.run();
