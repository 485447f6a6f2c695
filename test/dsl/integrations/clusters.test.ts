import { suite } from "uvu";
import { workflow } from "../../../dsl";
import { eks } from "../../../dsl/integrations/eks";
import { elasticmapreduce } from "../../../dsl/integrations/elasticmapreduce";
import { emrContainers } from "../../../dsl/integrations/emr-containers";
import { emrServerless } from "../../../dsl/integrations/emr-serverless";
import { expectTask } from "./expect-task";

const start = workflow<{ cluster: string; role: string; endpoint: string; certificate: string }>("W");
const test = suite("integrations with clusters");

test("EMR adds one step and waits for it", () => {
  const step = { Name: "count", HadoopJarStep: { Jar: "command-runner.jar", Args: ["count"] } };
  const chain = start.task("T", elasticmapreduce.addStep.sync(), {
    arguments: ({ input }) => ({ ClusterId: input.cluster, Step: step }),
    resultSelector: ({ result }) => ({ state: result.Step.Status.State }),
  });
  expectTask(chain, {
    resource: "elasticmapreduce:addStep.sync",
    parameters: { "ClusterId.$": "$.cluster", Step: step },
    arguments: { ClusterId: "{% $states.input.cluster %}", Step: step },
  });
});

test("EMR changes groups of instances by their names", () => {
  const chain = start.task("T", elasticmapreduce.modifyInstanceGroupByName, {
    arguments: ({ input }) => ({
      ClusterId: input.cluster,
      InstanceGroupName: "core",
      InstanceGroup: { InstanceCount: 8 },
    }),
  });
  const fixed = { InstanceGroupName: "core", InstanceGroup: { InstanceCount: 8 } };
  expectTask(chain, {
    resource: "elasticmapreduce:modifyInstanceGroupByName",
    parameters: { ...fixed, "ClusterId.$": "$.cluster" },
    arguments: { ...fixed, ClusterId: "{% $states.input.cluster %}" },
  });
});

test("EMR on EKS waits for a run", () => {
  const driver = { SparkSubmitJobDriver: { EntryPoint: "s3://jobs/count.py" } };
  const chain = start.task("T", emrContainers.startJobRun.sync(), {
    arguments: ({ input }) => ({ VirtualClusterId: input.cluster, ExecutionRoleArn: input.role, JobDriver: driver }),
    resultSelector: ({ result }) => ({ state: result.State }),
  });
  expectTask(chain, {
    resource: "emr-containers:startJobRun.sync",
    parameters: { "VirtualClusterId.$": "$.cluster", "ExecutionRoleArn.$": "$.role", JobDriver: driver },
    arguments: {
      VirtualClusterId: "{% $states.input.cluster %}",
      ExecutionRoleArn: "{% $states.input.role %}",
      JobDriver: driver,
    },
  });
});

test("EMR Serverless waits for a run", () => {
  const driver = { SparkSubmit: { EntryPoint: "s3://jobs/count.py" } };
  const chain = start.task("T", emrServerless.startJobRun.sync(), {
    arguments: ({ input }) => ({ ApplicationId: input.cluster, ExecutionRoleArn: input.role, JobDriver: driver }),
    resultSelector: ({ result }) => ({ state: result.State }),
  });
  expectTask(chain, {
    resource: "emr-serverless:startJobRun.sync",
    parameters: { "ApplicationId.$": "$.cluster", "ExecutionRoleArn.$": "$.role", JobDriver: driver },
    arguments: {
      ApplicationId: "{% $states.input.cluster %}",
      ExecutionRoleArn: "{% $states.input.role %}",
      JobDriver: driver,
    },
  });
});

test("EKS runs Kubernetes jobs", () => {
  const fixed = {
    Job: { apiVersion: "batch/v1", kind: "Job", metadata: { name: "count" } },
    LogOptions: { RetrieveLogs: true },
  };
  const chain = start.task("T", eks.runJob.sync(), {
    arguments: ({ input }) => ({
      ClusterName: input.cluster,
      CertificateAuthority: input.certificate,
      Endpoint: input.endpoint,
      ...fixed,
    }),
    resultSelector: ({ result }) => ({ status: result.status, logs: result.logs }),
  });
  expectTask(chain, {
    resource: "eks:runJob.sync",
    parameters: {
      "ClusterName.$": "$.cluster",
      "CertificateAuthority.$": "$.certificate",
      "Endpoint.$": "$.endpoint",
      ...fixed,
    },
    arguments: {
      ClusterName: "{% $states.input.cluster %}",
      CertificateAuthority: "{% $states.input.certificate %}",
      Endpoint: "{% $states.input.endpoint %}",
      ...fixed,
    },
  });
});

test("EKS makes clusters in its SDK's words with capitals", () => {
  const chain = start.task("T", eks.createCluster.sync(), {
    arguments: ({ input }) => ({
      Name: input.cluster,
      RoleArn: input.role,
      ResourcesVpcConfig: { SubnetIds: ["subnet-1", "subnet-2"] },
    }),
    resultSelector: ({ result }) => ({
      endpoint: result.Cluster.Endpoint,
      ca: result.Cluster.CertificateAuthority.Data,
    }),
  });
  const fixed = { ResourcesVpcConfig: { SubnetIds: ["subnet-1", "subnet-2"] } };
  expectTask(chain, {
    resource: "eks:createCluster.sync",
    parameters: { ...fixed, "Name.$": "$.cluster", "RoleArn.$": "$.role" },
    arguments: { ...fixed, Name: "{% $states.input.cluster %}", RoleArn: "{% $states.input.role %}" },
  });
});

test.run();
