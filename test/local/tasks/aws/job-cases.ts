/** A job of a service, in the service's own names. */
export interface JobCase {
  /** The parameters of the state. */
  readonly given: object;
  /** The action that starts it, and its answer. */
  readonly start: string;
  readonly started: object;
  /** The action that describes it, and its answer in a state. */
  readonly describe: string;
  readonly described: (state: string) => object;
  readonly running: string;
  readonly ends: Readonly<Record<string, "succeeded" | "failed">>;
  readonly stop?: string;
}

const ended = (succeeded: readonly string[], failed: readonly string[]): JobCase["ends"] =>
  Object.fromEntries([
    ...succeeded.map((state) => [state, "succeeded"] as const),
    ...failed.map((state) => [state, "failed"] as const),
  ]);

const build = ended(["SUCCEEDED"], ["FAILED", "FAULT", "TIMED_OUT", "STOPPED"]);

const buildBatch = (start: string): JobCase => ({
  given: { ProjectName: "p" },
  start,
  started: { buildBatch: { id: "p:1" } },
  describe: "batchGetBuildBatches",
  described: (buildBatchStatus) => ({ buildBatches: [{ id: "p:1", buildBatchStatus }] }),
  running: "IN_PROGRESS",
  ends: build,
  stop: "stopBuildBatch",
});

const sageMaker = (kind: string): JobCase => ({
  given: { [`${kind}Name`]: "j" },
  start: `create${kind}`,
  started: { [`${kind}Arn`]: "arn:j" },
  describe: `describe${kind}`,
  described: (state) => ({ [`${kind}Name`]: "j", [`${kind}Status`]: state }),
  running: "InProgress",
  ends: ended(["Completed"], ["Failed", "Stopped"]),
  stop: `stop${kind}`,
});

const eks = (verb: "create" | "delete", kind: string, given: object): JobCase => {
  const field = `${kind[0]?.toLowerCase()}${kind.slice(1)}`;
  return {
    given,
    start: `${verb}${kind}`,
    started: { [field]: { status: verb === "create" ? "CREATING" : "DELETING" } },
    describe: `describe${kind}`,
    described: (status) => ({ [field]: { status } }),
    running: verb === "create" ? "CREATING" : "DELETING",
    ends: verb === "create" ? ended(["ACTIVE"], ["CREATE_FAILED"]) : ended([], ["DELETE_FAILED"]),
  };
};

const cluster = (given: object, start: string, started: object, ends: JobCase["ends"]): JobCase => ({
  given,
  start,
  started,
  describe: "describeCluster",
  described: (State) => ({ Cluster: { Id: "j-1", Status: { State } } }),
  running: "STARTING",
  ends,
});

const application = (verb: string, running: string, ends: JobCase["ends"]): JobCase => ({
  given: verb === "create" ? { Type: "SPARK", ReleaseLabel: "emr-7.0.0" } : { ApplicationId: "a" },
  start: `${verb}Application`,
  started: verb === "create" ? { applicationId: "a" } : {},
  describe: "getApplication",
  described: (state) => ({ application: { applicationId: "a", state } }),
  running,
  ends,
});

const serverlessRun = { describe: "getJobRun", described: (state: string) => ({ jobRun: { jobRunId: "r", state } }) };

/** One case for every optimised integration with `.sync`. */
export const JOBS: Readonly<Record<string, JobCase>> = {
  "athena:startQueryExecution": {
    given: { QueryString: "select 1" },
    start: "startQueryExecution",
    started: { QueryExecutionId: "q" },
    describe: "getQueryExecution",
    described: (State) => ({ QueryExecution: { QueryExecutionId: "q", Status: { State } } }),
    running: "RUNNING",
    ends: ended(["SUCCEEDED"], ["FAILED", "CANCELLED"]),
    stop: "stopQueryExecution",
  },
  "batch:submitJob": {
    given: { JobName: "n", JobQueue: "q", JobDefinition: "d" },
    start: "submitJob",
    started: { jobId: "j", jobName: "n" },
    describe: "describeJobs",
    described: (status) => ({ jobs: [{ jobId: "j", status }] }),
    running: "RUNNABLE",
    ends: ended(["SUCCEEDED"], ["FAILED"]),
    stop: "terminateJob",
  },
  "bedrock:createModelCustomizationJob": {
    given: { JobName: "n" },
    start: "createModelCustomizationJob",
    started: { jobArn: "arn:j" },
    describe: "getModelCustomizationJob",
    described: (status) => ({ jobArn: "arn:j", status }),
    running: "InProgress",
    ends: ended(["Completed"], ["Failed", "Stopped"]),
    stop: "stopModelCustomizationJob",
  },
  "codebuild:startBuild": {
    given: { ProjectName: "p" },
    start: "startBuild",
    started: { build: { id: "p:1" } },
    describe: "batchGetBuilds",
    described: (buildStatus) => ({ builds: [{ id: "p:1", buildStatus }] }),
    running: "IN_PROGRESS",
    ends: build,
    stop: "stopBuild",
  },
  "codebuild:startBuildBatch": buildBatch("startBuildBatch"),
  "codebuild:retryBuildBatch": { ...buildBatch("retryBuildBatch"), given: { Id: "p:0" } },
  "databrew:startJobRun": {
    given: { Name: "n" },
    start: "startJobRun",
    started: { RunId: "r" },
    describe: "describeJobRun",
    described: (State) => ({ RunId: "r", State }),
    running: "RUNNING",
    ends: ended(["SUCCEEDED"], ["FAILED", "STOPPED", "TIMEOUT"]),
    stop: "stopJobRun",
  },
  "ecs:runTask": {
    given: { TaskDefinition: "t", Cluster: "c" },
    start: "runTask",
    started: { tasks: [{ taskArn: "arn:t" }] },
    describe: "describeTasks",
    described: (lastStatus) => ({ tasks: [{ taskArn: "arn:t", lastStatus, containers: [{ exitCode: 0 }] }] }),
    running: "PENDING",
    ends: ended(["STOPPED"], []),
    stop: "stopTask",
  },
  "eks:createCluster": eks("create", "Cluster", { Name: "c" }),
  "eks:deleteCluster": eks("delete", "Cluster", { Name: "c" }),
  "eks:createNodegroup": eks("create", "Nodegroup", { ClusterName: "c", NodegroupName: "n" }),
  "eks:deleteNodegroup": eks("delete", "Nodegroup", { ClusterName: "c", NodegroupName: "n" }),
  "eks:createFargateProfile": eks("create", "FargateProfile", { ClusterName: "c", FargateProfileName: "f" }),
  "eks:deleteFargateProfile": eks("delete", "FargateProfile", { ClusterName: "c", FargateProfileName: "f" }),
  "elasticmapreduce:createCluster": {
    ...cluster(
      { Name: "n", Instances: {} },
      "runJobFlow",
      { JobFlowId: "j-1", ClusterArn: "arn:j-1" },
      ended(["WAITING"], ["TERMINATED", "TERMINATED_WITH_ERRORS"]),
    ),
    stop: "terminateJobFlows",
  },
  "elasticmapreduce:terminateCluster": cluster(
    { ClusterId: "j-1" },
    "terminateJobFlows",
    {},
    ended(["TERMINATED", "TERMINATED_WITH_ERRORS"], []),
  ),
  "elasticmapreduce:addStep": {
    given: { ClusterId: "j-1", Step: { Name: "s" } },
    start: "addJobFlowSteps",
    started: { StepIds: ["s-1"] },
    describe: "describeStep",
    described: (State) => ({ Step: { Id: "s-1", Status: { State } } }),
    running: "PENDING",
    ends: ended(["COMPLETED"], ["FAILED", "CANCELLED", "INTERRUPTED"]),
    stop: "cancelSteps",
  },
  "emr-containers:deleteVirtualCluster": {
    given: { Id: "v" },
    start: "deleteVirtualCluster",
    started: { id: "v" },
    describe: "describeVirtualCluster",
    described: (state) => ({ virtualCluster: { id: "v", state } }),
    running: "TERMINATING",
    ends: ended(["TERMINATED"], ["ARRESTED"]),
  },
  "emr-containers:startJobRun": {
    given: { VirtualClusterId: "v", Name: "n" },
    start: "startJobRun",
    started: { id: "r", virtualClusterId: "v" },
    describe: "describeJobRun",
    described: (state) => ({ jobRun: { id: "r", state } }),
    running: "SUBMITTED",
    ends: ended(["COMPLETED"], ["FAILED", "CANCELLED"]),
    stop: "cancelJobRun",
  },
  "emr-serverless:createApplication": application("create", "CREATING", ended(["CREATED", "STARTED"], ["TERMINATED"])),
  "emr-serverless:startApplication": application("start", "STARTING", ended(["STARTED"], ["STOPPED", "TERMINATED"])),
  "emr-serverless:stopApplication": application("stop", "STOPPING", ended(["STOPPED"], ["TERMINATED"])),
  "emr-serverless:deleteApplication": application("delete", "STOPPED", ended(["TERMINATED"], [])),
  "emr-serverless:startJobRun": {
    ...serverlessRun,
    given: { ApplicationId: "a", ExecutionRoleArn: "arn:r" },
    start: "startJobRun",
    started: { applicationId: "a", jobRunId: "r" },
    running: "SCHEDULED",
    ends: ended(["SUCCESS"], ["FAILED", "CANCELLED"]),
    stop: "cancelJobRun",
  },
  "emr-serverless:cancelJobRun": {
    ...serverlessRun,
    given: { ApplicationId: "a", JobRunId: "r" },
    start: "cancelJobRun",
    started: { applicationId: "a", jobRunId: "r" },
    running: "CANCELLING",
    ends: ended(["CANCELLED"], ["SUCCESS", "FAILED"]),
  },
  "glue:startJobRun": {
    given: { JobName: "n" },
    start: "startJobRun",
    started: { JobRunId: "r" },
    describe: "getJobRun",
    described: (JobRunState) => ({ JobRun: { Id: "r", JobRunState } }),
    running: "WAITING",
    ends: ended(["SUCCEEDED"], ["FAILED", "ERROR", "TIMEOUT", "STOPPED", "EXPIRED"]),
    stop: "batchStopJobRun",
  },
  "mediaconvert:createJob": {
    given: { Role: "arn:r", Settings: {} },
    start: "createJob",
    started: { Job: { Id: "j" } },
    describe: "getJob",
    described: (Status) => ({ Job: { Id: "j", Status } }),
    running: "PROGRESSING",
    ends: ended(["COMPLETE"], ["ERROR", "CANCELED"]),
    stop: "cancelJob",
  },
  "sagemaker:createHyperParameterTuningJob": sageMaker("HyperParameterTuningJob"),
  "sagemaker:createLabelingJob": sageMaker("LabelingJob"),
  "sagemaker:createProcessingJob": sageMaker("ProcessingJob"),
  "sagemaker:createTrainingJob": sageMaker("TrainingJob"),
  "sagemaker:createTransformJob": sageMaker("TransformJob"),
};
