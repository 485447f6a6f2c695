import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../../asl/definition";
import { derivePolicy, policyDocuments } from "../../../asl/policy";

const test = suite("derivePolicy on any JSON");

const RESOURCES = [
  "${X}",
  "arn:aws:states:::apigateway:invoke",
  "arn:aws:states:::athena:startQueryExecution",
  "arn:aws:states:::aws-sdk:dynamodb:executeStatement",
  "arn:aws:states:::aws-sdk:dynamodb:transactWriteItems",
  "arn:aws:states:::aws-sdk:redshiftdata:executeStatement",
  "arn:aws:states:::aws-sdk:s3:copyObject",
  "arn:aws:states:::batch:submitJob.sync",
  "arn:aws:states:::ecs:runTask.sync",
  "arn:aws:states:::events:putEvents",
  "arn:aws:states:::http:invoke",
  "arn:aws:states:::lambda:invoke",
  "arn:aws:states:::sagemaker:createTrainingJob.sync",
  "arn:aws:states:::states:startExecution.sync:2",
];
const FIELDS = [
  "ApiEndpoint",
  "Authentication",
  "Bucket",
  "CopySource",
  "Entries",
  "FunctionName",
  "FunctionName.$",
  "JobQueue",
  "Key.$",
  "Overrides",
  "QueryExecutionContext",
  "RoleArn",
  "SecretArn",
  "StateMachineArn",
  "Statement",
  "Tags",
  "TaskDefinition",
  "TransactItems",
];
const json = fc.jsonValue();
const parameters = fc.oneof(fc.dictionary(fc.constantFrom(...FIELDS), json), json);
const state = fc.record(
  {
    Type: fc.constantFrom<unknown>("Task", "Map", "Parallel", 7),
    Resource: fc.oneof(fc.constantFrom(...RESOURCES), fc.string(), json),
    Parameters: parameters,
    Arguments: parameters,
    QueryLanguage: fc.constantFrom<unknown>("JSONata", "JSONPath", 1),
    Credentials: json,
    ItemProcessor: fc.constant({ ProcessorConfig: { Mode: "DISTRIBUTED" }, States: {} }),
    ItemReader: json,
    ResultWriter: json,
    Label: json,
  },
  { requiredKeys: ["Type"] },
);

test("never throws, never grants a wildcard action, and gives a reason for every resource *", async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), state), async (States) => {
      const { statements } = await derivePolicy({ States } as unknown as StateMachineDefinition);
      policyDocuments(statements);
      for (const { actions, resources, reason } of statements) {
        assert.not.ok(actions.some((action) => action.includes("*")));
        assert.ok(!resources.includes("*") || reason !== undefined);
      }
    }),
    { numRuns: 300 },
  );
});

test.run();
