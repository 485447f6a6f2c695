import { suite } from "uvu";
import * as assert from "uvu/assert";
import { OPTIMISED_SERVICES, type OptimisedService } from "../../../asl/integrations";
import type { Action } from "../../../dsl";
import { workflow } from "../../../dsl";
import { apigateway } from "../../../dsl/integrations/apigateway";
import { athena } from "../../../dsl/integrations/athena";
import { batch } from "../../../dsl/integrations/batch";
import { bedrock } from "../../../dsl/integrations/bedrock";
import { bedrockAgentcore } from "../../../dsl/integrations/bedrock-agentcore";
import { codebuild } from "../../../dsl/integrations/codebuild";
import { databrew } from "../../../dsl/integrations/databrew";
import { dynamodb } from "../../../dsl/integrations/dynamodb";
import { ecs } from "../../../dsl/integrations/ecs";
import { eks } from "../../../dsl/integrations/eks";
import { elasticmapreduce } from "../../../dsl/integrations/elasticmapreduce";
import { emrContainers } from "../../../dsl/integrations/emr-containers";
import { emrServerless } from "../../../dsl/integrations/emr-serverless";
import { events } from "../../../dsl/integrations/events";
import { glue } from "../../../dsl/integrations/glue";
import { http } from "../../../dsl/integrations/http";
import { invoke } from "../../../dsl/integrations/lambda";
import { mediaconvert } from "../../../dsl/integrations/mediaconvert";
import { sagemaker } from "../../../dsl/integrations/sagemaker";
import { sns } from "../../../dsl/integrations/sns";
import { sqs } from "../../../dsl/integrations/sqs";
import { startExecution } from "../../../dsl/integrations/states";
import { charge } from "../functions";

const child = workflow<object>("Child").wait("W", { seconds: 1 });

/** The actions of every module, by the service's name; those that are made for a target or a type are made here. */
const MODULES: Readonly<Record<keyof typeof OPTIMISED_SERVICES, object>> = {
  apigateway: { invoke: apigateway.invoke() },
  athena,
  batch,
  bedrock: { ...bedrock, invokeModel: bedrock.invokeModel() },
  "bedrock-agentcore": bedrockAgentcore,
  codebuild,
  databrew,
  dynamodb,
  ecs,
  eks: { ...eks, call: eks.call() },
  elasticmapreduce,
  "emr-containers": emrContainers,
  "emr-serverless": emrServerless,
  events,
  glue,
  http: { invoke: http.invoke() },
  lambda: { invoke: invoke(charge) },
  mediaconvert,
  sagemaker,
  sns,
  sqs,
  states: { startExecution: startExecution(child) },
};

type AnyTask = Pick<Action<never, unknown>, "resource"> & { readonly pattern: string };
type Offered = AnyTask & Readonly<Record<"sync" | "syncParsed" | "waitForTaskToken", (() => AnyTask) | undefined>>;

/** Every pattern that an action offers, with the Resource it makes. */
function offeredBy(action: Offered): Record<string, unknown> {
  const { sync, syncParsed, waitForTaskToken } = action;
  const tasks = [action, sync?.(), syncParsed?.(), waitForTaskToken?.()].filter((task) => task !== undefined);
  return Object.fromEntries(tasks.map(({ pattern, resource }) => [pattern, resource]));
}

const test = suite("patterns of integrations");

for (const { service, actions } of Object.values<OptimisedService>(OPTIMISED_SERVICES)) {
  const module = MODULES[service as keyof typeof MODULES] as Record<string, Offered>;

  test(`${service} has the actions that AWS lists`, () => {
    assert.equal(Object.keys(module).sort(), Object.keys(actions).sort());
  });

  for (const [name, { patterns }] of Object.entries(actions)) {
    test(`${service}:${name} has exactly the patterns that AWS lists`, () => {
      const arn = `arn:aws:states:::${service}:${name}`;
      const expected = patterns.map((pattern) => [pattern, pattern === "requestResponse" ? arn : `${arn}.${pattern}`]);
      assert.equal(offeredBy(module[name] as Offered), Object.fromEntries(expected));
    });
  }
}

test.run();
