const { App, Duration, Stack } = require("aws-cdk-lib");
const { Function: LambdaFunction } = require("aws-cdk-lib/aws-lambda");
const sfn = require("aws-cdk-lib/aws-stepfunctions");
const { LambdaInvoke } = require("aws-cdk-lib/aws-stepfunctions-tasks");

/** The machine of `our-machine.ts` in CDK: `synth` writes its template into a folder and gives the definition in it. */
exports.cdkMachine = (blocks, folder) => {
  const app = new App({ outdir: folder });
  const stack = new Stack(app, "Orders");
  const check = LambdaFunction.fromFunctionArn(
    stack,
    "CheckOrder",
    "arn:aws:lambda:us-east-1:123456789012:function:check-order",
  );
  const chain = Array.from({ length: blocks }, (_, index) => block(stack, check, index)).reduce((from, next) =>
    from.next(next),
  );
  new sfn.StateMachine(stack, "Machine", { definitionBody: sfn.DefinitionBody.fromChainable(chain) });
  return { synth: () => definitionIn(app.synth().stacks[0].template) };
};

function definitionIn({ Resources: resources }) {
  const machine = Object.values(resources).find(({ Type: type }) => type === "AWS::StepFunctions::StateMachine");
  return machine.Properties.DefinitionString;
}

function block(stack, check, index) {
  const task = (name) => {
    const state = new LambdaInvoke(stack, `${name}${index}`, {
      lambdaFunction: check,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      payload: sfn.TaskInput.fromObject({ orderId: sfn.JsonPath.stringAt("$.orderId"), attempt: index }),
      resultPath: "$.check",
    });
    state.addRetry({ errors: ["Lambda.TooManyRequestsException"], maxAttempts: 3 });
    return state;
  };
  const pass = (name) =>
    new sfn.Pass(stack, `${name}${index}`, {
      result: sfn.Result.fromObject({ currency: "EUR" }),
      resultPath: "$.defaults",
    });
  const known = new sfn.Choice(stack, `Known${index}`).when(
    sfn.Condition.numberLessThan("$.check.score", 0),
    new sfn.Fail(stack, `Unknown${index}`, { error: "Unknown" }),
  );
  return pass("Defaults")
    .next(task("Check"))
    .next(known.afterwards({ includeOtherwise: true }))
    .next(task("Audit"))
    .next(pass("Label"))
    .next(task("Charge"))
    .next(new sfn.Wait(stack, `Pause${index}`, { time: sfn.WaitTime.duration(Duration.seconds(5)) }))
    .next(task("Ship"))
    .next(task("Thank"));
}
