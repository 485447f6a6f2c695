import type { PolicyDocuments } from "../../asl/policy";
import { Alarms, FUNCTION_METRICS } from "../components/alarms";
import { LambdaFunction } from "../components/lambda-function";
import type { FunctionPlan } from "../plan/stack-plan";
import { type DeployContext, stackArgs } from "./context";
import { customised } from "./data";
import { type Deployed, resolveEnvironment } from "./deployed";
import { policyTexts } from "./policy-text";

/** Deploys the functions with their alarms; `data` is what they work on. */
export function deployFunctions(context: DeployContext, data: Deployed): ReadonlyMap<string, LambdaFunction> {
  return new Map(
    context.plan.functions.map((plan) => {
      const { name } = plan.declaration;
      const deployed = deployFunction(context, data, plan);
      watch(context, name, deployed);
      return [name, deployed];
    }),
  );
}

function deployFunction(context: DeployContext, data: Deployed, plan: FunctionPlan): LambdaFunction {
  const { declaration, functionName, memoryMb, timeoutSeconds, reservedConcurrency } = plan;
  const { name, environment } = declaration;
  const { logRetentionDays, tracing } = context.settings;
  return new LambdaFunction(name, {
    ...stackArgs(context),
    functionName,
    code: context.codeOf(name),
    memoryMb,
    timeoutSeconds,
    ...(reservedConcurrency !== undefined && { reservedConcurrency }),
    environment: resolveEnvironment(data, environment),
    policies: policyTexts(context, data, context.policies.functions.get(name) as PolicyDocuments),
    logRetentionDays,
    tracing,
    ...customised(context.customisation.functions?.[name]),
  });
}

function watch(context: DeployContext, name: string, deployed: LambdaFunction): void {
  new Alarms(
    `${name}-alarm`,
    {
      tags: stackArgs(context).tags,
      metrics: FUNCTION_METRICS,
      dimensions: { FunctionName: deployed.physicalName },
      actions: context.alarmActions,
      ...customised(context.customisation.alarms),
    },
    { parent: deployed },
  );
}
