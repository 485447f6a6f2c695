import { BLOCKS, blockNames } from "./shape";

const HEAD = `import { Duration } from "aws-cdk-lib";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import * as sfn from "aws-cdk-lib/aws-stepfunctions";
import * as tasks from "aws-cdk-lib/aws-stepfunctions-tasks";
import type { Construct } from "constructs";
`;

/** The source of the same workflow in CDK. */
export function cdkSource(): string {
  const blocks = Array.from({ length: BLOCKS }, (_, index) => block(index));
  return `${HEAD}
export function orders(scope: Construct, checkOrder: IFunction, auditOrder: IFunction, shipItem: IFunction): sfn.StateMachine {
${blocks.join("\n")}
  return new sfn.StateMachine(scope, "Orders", { definitionBody: sfn.DefinitionBody.fromChainable(${chained()}) });
}
`;
}

function chained(): string {
  const names = Array.from({ length: BLOCKS }, (_, index) => `block${index}`);
  return names.reduce((chain, name) => `${chain}.next(${name})`);
}

function block(index: number): string {
  const name = blockNames(index);
  const key = (part: string) => `${part}${index}`;
  const orderId = `payload: sfn.TaskInput.fromObject({ orderId: sfn.JsonPath.stringAt("$.orderId") })`;
  const task = (id: string, fn: string, options = "") =>
    `const ${id} = new tasks.LambdaInvoke(scope, "${id}", { lambdaFunction: ${fn}, payloadResponseOnly: true, ${options} });`;
  const pass = (id: string, options = "") => `const ${id} = new sfn.Pass(scope, "${id}", { ${options} });`;
  return `  ${pass(name.defaults, `result: sfn.Result.fromObject({ currency: "EUR" }), resultPath: "$.${key("defaults")}"`)}
  ${task(name.check, "checkOrder", `${orderId}, resultPath: "$.${key("check")}"`)}
  ${name.check}.addRetry({ errors: ["Lambda.TooManyRequestsException"], maxAttempts: 3 });
  const ${name.known} = new sfn.Choice(scope, "${name.known}");
  ${name.known}.when(sfn.Condition.numberLessThan("$.${key("check")}.score", 0), new sfn.Fail(scope, "${name.unknown}", { error: "Unknown" }));
  ${task(name.audit, "auditOrder", "resultPath: sfn.JsonPath.DISCARD")}
  ${pass(name.label, `parameters: { customer: sfn.JsonPath.stringAt("$.customerId") }, resultPath: "$.${key("label")}"`)}
  ${task(name.charge, "checkOrder", `${orderId}, resultPath: "$.${key("charge")}"`)}
  ${name.charge}.addCatch(new sfn.Pass(scope, "${name.declined}"), { errors: ["OrderNotFound"], resultPath: "$.error" });
  const ${name.pause} = new sfn.Wait(scope, "${name.pause}", { time: sfn.WaitTime.duration(Duration.seconds(5)) });
  const ${name.risky} = new sfn.Choice(scope, "${name.risky}");
  ${name.risky}.when(sfn.Condition.numberGreaterThan("$.${key("check")}.score", 10), new sfn.Pass(scope, "${name.flag}"));
  ${pass(name.stamp, `result: sfn.Result.fromBoolean(true), resultPath: "$.${key("stamped")}"`)}
  ${task(name.recheck, "checkOrder", `resultPath: "$.${key("recheck")}"`)}
  const ${name.each} = new sfn.Map(scope, "${name.each}", {
    itemsPath: sfn.JsonPath.stringAt("$.items"),
    itemSelector: { sku: sfn.JsonPath.stringAt("$$.Map.Item.Value.sku"), orderId: sfn.JsonPath.stringAt("$.orderId") },
    maxConcurrency: 5,
    resultPath: "$.${key("shipped")}",
  });
  ${task(name.ship, "shipItem")}
  ${name.each}.itemProcessor(${name.ship});
  ${task(name.left, "checkOrder")}
  ${task(name.right, "auditOrder")}
  const ${name.both} = new sfn.Parallel(scope, "${name.both}", { resultPath: "$.${key("both")}" }).branch(${name.left}, ${name.right});
  const ${name.large} = new sfn.Choice(scope, "${name.large}");
  ${name.large}.when(sfn.Condition.numberGreaterThan("$.totalCents", 100000), new sfn.Pass(scope, "${name.thank}"));
  const block${index} = ${name.defaults}
    .next(${name.check})
    .next(${name.known}.afterwards({ includeOtherwise: true }))
    .next(${name.audit})
    .next(${name.label})
    .next(${name.charge})
    .next(${name.pause})
    .next(${name.risky}.afterwards({ includeOtherwise: true }))
    .next(${name.stamp})
    .next(${name.recheck})
    .next(${name.each})
    .next(${name.both})
    .next(${name.large}.afterwards({ includeOtherwise: true }));`;
}
