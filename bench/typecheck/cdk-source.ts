import { BLOCKS, blockNames } from "./shape";

const HEAD = `import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Duration } from "aws-cdk-lib";
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
  const definitionBody = sfn.DefinitionBody.fromChainable(${chained()});
  return new sfn.StateMachine(scope, "Orders", { definitionBody });
}
`;
}

function chained(): string {
  const names = Array.from({ length: BLOCKS }, (_, index) => `block${index}`);
  return names.reduce((chain, name) => `${chain}.next(${name})`);
}

function block(index: number): string {
  const name = blockNames(index);
  return `  const ${name.check} = new tasks.LambdaInvoke(scope, "${name.check}", {
    lambdaFunction: checkOrder,
    payload: sfn.TaskInput.fromObject({ orderId: sfn.JsonPath.stringAt("$.orderId") }),
    resultPath: "$.${name.key}",
  }).addRetry({ errors: ["Lambda.TooManyRequestsException"], maxAttempts: 3 });
  const ${name.audit} = new tasks.LambdaInvoke(scope, "${name.audit}", { lambdaFunction: auditOrder, resultPath: sfn.JsonPath.DISCARD });
  const ${name.pause} = new sfn.Wait(scope, "${name.pause}", { time: sfn.WaitTime.duration(Duration.seconds(5)) });
  const ${name.decide} = new sfn.Choice(scope, "${name.decide}");
  const ${name.review} = new tasks.LambdaInvoke(scope, "${name.review}", { lambdaFunction: auditOrder, resultPath: sfn.JsonPath.DISCARD });
  ${name.decide}.when(sfn.Condition.numberGreaterThan("$.${name.key}.Payload.score", 10), ${name.review});
  const ${name.both} = new sfn.Parallel(scope, "${name.both}", { resultPath: "$.${name.key}Both" })
    .branch(new tasks.LambdaInvoke(scope, "${name.left}", { lambdaFunction: checkOrder }))
    .branch(new tasks.LambdaInvoke(scope, "${name.right}", { lambdaFunction: auditOrder }));
  const ${name.each} = new sfn.Map(scope, "${name.each}", {
    itemsPath: sfn.JsonPath.stringAt("$.items"),
    itemSelector: { sku: sfn.JsonPath.stringAt("$$.Map.Item.Value.sku"), orderId: sfn.JsonPath.stringAt("$.orderId") },
    maxConcurrency: 5,
    resultPath: "$.${name.key}Shipped",
  });
  ${name.each}.itemProcessor(new tasks.LambdaInvoke(scope, "${name.ship}", { lambdaFunction: shipItem }));
  const block${index} = ${name.check}.next(${name.audit}).next(${name.pause}).next(${name.decide}.afterwards({ includeOtherwise: true })).next(${name.both}).next(${name.each});`;
}
