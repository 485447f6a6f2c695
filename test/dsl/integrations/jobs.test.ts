import { suite } from "uvu";
import { workflow } from "../../../dsl";
import { athena } from "../../../dsl/integrations/athena";
import { batch } from "../../../dsl/integrations/batch";
import { codebuild } from "../../../dsl/integrations/codebuild";
import { databrew } from "../../../dsl/integrations/databrew";
import { ecs } from "../../../dsl/integrations/ecs";
import { glue } from "../../../dsl/integrations/glue";
import { mediaconvert } from "../../../dsl/integrations/mediaconvert";
import { sagemaker } from "../../../dsl/integrations/sagemaker";
import { expectTask } from "./expect-task";

const start = workflow<{ name: string; role: string; uri: string }>("W");
const test = suite("integrations that run jobs");

test("Athena waits for a query", () => {
  const chain = start.task("T", athena.startQueryExecution.sync(), {
    arguments: ({ input }) => ({ QueryString: "SELECT 1", WorkGroup: input.name }),
    resultSelector: ({ result }) => ({ id: result.QueryExecution.QueryExecutionId }),
  });
  expectTask(chain, {
    resource: "athena:startQueryExecution.sync",
    parameters: { QueryString: "SELECT 1", "WorkGroup.$": "$.name" },
    arguments: { QueryString: "SELECT 1", WorkGroup: "{% $states.input.name %}" },
  });
});

test("Batch waits for a job", () => {
  const chain = start.task("T", batch.submitJob.sync(), {
    arguments: ({ input }) => ({
      JobName: "render",
      JobQueue: "spot",
      JobDefinition: "render:3",
      ContainerOverrides: { Environment: [{ Name: "NAME", Value: input.name }] },
    }),
    resultSelector: ({ result }) => ({ exitCode: result.Container.ExitCode }),
  });
  const fixed = { JobName: "render", JobQueue: "spot", JobDefinition: "render:3" };
  expectTask(chain, {
    resource: "batch:submitJob.sync",
    parameters: { ...fixed, ContainerOverrides: { Environment: [{ Name: "NAME", "Value.$": "$.name" }] } },
    arguments: {
      ...fixed,
      ContainerOverrides: { Environment: [{ Name: "NAME", Value: "{% $states.input.name %}" }] },
    },
  });
});

test("CodeBuild waits for a build", () => {
  const chain = start.task("T", codebuild.startBuild.sync(), {
    arguments: ({ input }) => ({ ProjectName: input.name }),
    resultSelector: ({ result }) => ({ arn: result.Build.Arn, started: result.Build.StartTime }),
  });
  expectTask(chain, {
    resource: "codebuild:startBuild.sync",
    parameters: { "ProjectName.$": "$.name" },
    arguments: { ProjectName: "{% $states.input.name %}" },
  });
});

test("DataBrew waits for a run", () => {
  const chain = start.task("T", databrew.startJobRun.sync(), { arguments: ({ input }) => ({ Name: input.name }) });
  expectTask(chain, {
    resource: "databrew:startJobRun.sync",
    parameters: { "Name.$": "$.name" },
    arguments: { Name: "{% $states.input.name %}" },
  });
});

test("Fargate tasks tell their token through the environment", () => {
  const chain = start.task("T", ecs.runTask.waitForTaskToken<{ frames: number }>(), {
    arguments: ({ context }) => ({
      TaskDefinition: "encode:7",
      LaunchType: "FARGATE",
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ["subnet-1"], AssignPublicIp: "DISABLED" } },
      Overrides: {
        ContainerOverrides: [{ Name: "encode", Environment: [{ Name: "TOKEN", Value: context.Task.Token }] }],
      },
    }),
  });
  const fixed = {
    TaskDefinition: "encode:7",
    LaunchType: "FARGATE",
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ["subnet-1"], AssignPublicIp: "DISABLED" } },
  };
  const overrides = (token: Record<string, string>) => ({
    ContainerOverrides: [{ Name: "encode", Environment: [{ Name: "TOKEN", ...token }] }],
  });
  expectTask(chain, {
    resource: "ecs:runTask.waitForTaskToken",
    parameters: { ...fixed, Overrides: overrides({ "Value.$": "$$.Task.Token" }) },
    arguments: { ...fixed, Overrides: overrides({ Value: "{% $states.context.Task.Token %}" }) },
  });
});

test("Glue waits for a run, and gives it without a wrapper", () => {
  const chain = start.task("T", glue.startJobRun.sync(), {
    arguments: ({ input }) => ({ JobName: "load", Arguments: { "--name": input.name } }),
    resultSelector: ({ result }) => ({ state: result.JobRunState, seconds: result.ExecutionTime }),
  });
  expectTask(chain, {
    resource: "glue:startJobRun.sync",
    parameters: { JobName: "load", Arguments: { "--name.$": "$.name" } },
    arguments: { JobName: "load", Arguments: { "--name": "{% $states.input.name %}" } },
  });
});

test("MediaConvert waits for a job", () => {
  const chain = start.task("T", mediaconvert.createJob.sync(), {
    arguments: ({ input }) => ({ Role: input.role, Settings: { Inputs: [{ FileInput: input.uri }] } }),
    resultSelector: ({ result }) => ({ id: result.Job.Id }),
  });
  expectTask(chain, {
    resource: "mediaconvert:createJob.sync",
    parameters: { "Role.$": "$.role", Settings: { Inputs: [{ "FileInput.$": "$.uri" }] } },
    arguments: {
      Role: "{% $states.input.role %}",
      Settings: { Inputs: [{ FileInput: "{% $states.input.uri %}" }] },
    },
  });
});

test("SageMaker gives what describes the job", () => {
  const chain = start.task("T", sagemaker.createTransformJob.sync(), {
    arguments: ({ input }) => ({
      ModelName: input.name,
      TransformJobName: "score",
      TransformInput: { DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: input.uri } } },
      TransformOutput: { S3OutputPath: "s3://scores/" },
      TransformResources: { InstanceCount: 1, InstanceType: "ml.m5.large" },
    }),
    resultSelector: ({ result }) => ({ status: result.TransformJobStatus }),
  });
  const fixed = {
    TransformJobName: "score",
    TransformOutput: { S3OutputPath: "s3://scores/" },
    TransformResources: { InstanceCount: 1, InstanceType: "ml.m5.large" },
  };
  const source = (uri: Record<string, string>) => ({
    DataSource: { S3DataSource: { S3DataType: "S3Prefix", ...uri } },
  });
  expectTask(chain, {
    resource: "sagemaker:createTransformJob.sync",
    parameters: { ...fixed, "ModelName.$": "$.name", TransformInput: source({ "S3Uri.$": "$.uri" }) },
    arguments: {
      ...fixed,
      ModelName: "{% $states.input.name %}",
      TransformInput: source({ S3Uri: "{% $states.input.uri %}" }),
    },
  });
});

test.run();
