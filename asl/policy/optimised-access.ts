/** What an optimised integration needs, as data. */
export interface OptimisedAccess {
  /** Needed whatever the pattern; absent where it is what the SDK operation of the same name needs. */
  readonly actions?: readonly string[];
  /** Needed besides to wait for the end of the job and to stop it: only with `.sync`. */
  readonly sync?: readonly string[];
  /** The EventBridge rule through which Step Functions learns of the job's end. */
  readonly rule?: string;
}

/**
 * Optimised integrations that do more than one SDK call, by service and action of the Resource ARN. None but `.sync`
 * needs the second list or the rule.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export const OPTIMISED_ACCESS: Readonly<Record<string, OptimisedAccess>> = {
  "athena:startQueryExecution": { sync: ["athena:GetQueryExecution", "athena:StopQueryExecution"] },
  "batch:submitJob": {
    sync: ["batch:DescribeJobs", "batch:TerminateJob"],
    rule: "StepFunctionsGetEventsForBatchJobsRule",
  },
  "bedrock:createModelCustomizationJob": {
    sync: ["bedrock:GetModelCustomizationJob", "bedrock:StopModelCustomizationJob"],
  },
  "codebuild:startBuild": {
    sync: ["codebuild:BatchGetBuilds", "codebuild:BatchGetReports", "codebuild:StopBuild"],
    rule: "StepFunctionsGetEventForCodeBuildStartBuildRule",
  },
  "codebuild:startBuildBatch": {
    sync: ["codebuild:BatchGetBuildBatches", "codebuild:StopBuildBatch"],
    rule: "StepFunctionsGetEventForCodeBuildStartBuildBatchRule",
  },
  "codebuild:retryBuildBatch": {
    sync: ["codebuild:BatchGetBuildBatches", "codebuild:StopBuildBatch"],
    rule: "StepFunctionsGetEventForCodeBuildStartBuildBatchRule",
  },
  "databrew:startJobRun": { sync: ["databrew:ListJobRuns", "databrew:StopJobRun"] },
  "ecs:runTask": { sync: ["ecs:DescribeTasks", "ecs:StopTask"], rule: "StepFunctionsGetEventsForECSTaskRule" },
  "eks:createCluster": { sync: ["eks:DescribeCluster", "eks:DeleteCluster"] },
  "eks:deleteCluster": { sync: ["eks:DescribeCluster"] },
  "eks:createNodegroup": { sync: ["eks:DescribeNodegroup", "eks:DeleteNodegroup"] },
  "eks:deleteNodegroup": { sync: ["eks:DescribeNodegroup"] },
  "eks:createFargateProfile": { sync: ["eks:DescribeFargateProfile", "eks:DeleteFargateProfile"] },
  "eks:deleteFargateProfile": { sync: ["eks:DescribeFargateProfile"] },
  // The cluster's own access entries decide who may call its Kubernetes API; IAM has no action for it.
  "eks:call": { actions: [] },
  "eks:runJob": { actions: [] },
  "elasticmapreduce:createCluster": {
    actions: ["elasticmapreduce:RunJobFlow"],
    sync: ["elasticmapreduce:DescribeCluster", "elasticmapreduce:TerminateJobFlows"],
    rule: "StepFunctionsGetEventForEMRRunJobFlowRule",
  },
  "elasticmapreduce:terminateCluster": {
    actions: ["elasticmapreduce:TerminateJobFlows"],
    sync: ["elasticmapreduce:DescribeCluster"],
    rule: "StepFunctionsGetEventForEMRTerminateJobFlowsRule",
  },
  "elasticmapreduce:addStep": {
    actions: ["elasticmapreduce:AddJobFlowSteps"],
    sync: ["elasticmapreduce:DescribeStep", "elasticmapreduce:CancelSteps"],
    rule: "StepFunctionsGetEventForEMRAddJobFlowStepsRule",
  },
  "elasticmapreduce:cancelStep": { actions: ["elasticmapreduce:CancelSteps"] },
  "elasticmapreduce:setClusterTerminationProtection": { actions: ["elasticmapreduce:SetTerminationProtection"] },
  "elasticmapreduce:modifyInstanceFleetByName": {
    actions: ["elasticmapreduce:ListInstanceFleets", "elasticmapreduce:ModifyInstanceFleet"],
  },
  "elasticmapreduce:modifyInstanceGroupByName": {
    actions: ["elasticmapreduce:ListInstanceGroups", "elasticmapreduce:ModifyInstanceGroups"],
  },
  "emr-containers:createVirtualCluster": {
    sync: ["emr-containers:DescribeVirtualCluster", "emr-containers:DeleteVirtualCluster"],
  },
  "emr-containers:deleteVirtualCluster": { sync: ["emr-containers:DescribeVirtualCluster"] },
  "emr-containers:startJobRun": { sync: ["emr-containers:CancelJobRun", "emr-containers:DescribeJobRun"] },
  "emr-serverless:createApplication": {
    sync: ["emr-serverless:DeleteApplication", "emr-serverless:GetApplication"],
    rule: "StepFunctionsGetEventsForEMRServerlessApplicationRule",
  },
  "emr-serverless:startApplication": {
    sync: ["emr-serverless:GetApplication", "emr-serverless:StopApplication"],
    rule: "StepFunctionsGetEventsForEMRServerlessApplicationRule",
  },
  "emr-serverless:stopApplication": {
    sync: ["emr-serverless:GetApplication"],
    rule: "StepFunctionsGetEventsForEMRServerlessApplicationRule",
  },
  "emr-serverless:deleteApplication": {
    sync: ["emr-serverless:GetApplication"],
    rule: "StepFunctionsGetEventsForEMRServerlessApplicationRule",
  },
  "emr-serverless:startJobRun": {
    sync: ["emr-serverless:CancelJobRun", "emr-serverless:GetJobRun"],
    rule: "StepFunctionsGetEventsForEMRServerlessJobRule",
  },
  "emr-serverless:cancelJobRun": {
    sync: ["emr-serverless:GetJobRun"],
    rule: "StepFunctionsGetEventsForEMRServerlessJobRule",
  },
  "glue:startJobRun": { sync: ["glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns"] },
  "mediaconvert:createJob": {
    sync: ["mediaconvert:CancelJob", "mediaconvert:GetJob"],
    rule: "StepFunctionsGetEventsForMediaConvertJobRule",
  },
  "sagemaker:createHyperParameterTuningJob": sageMakerJob("HyperParameterTuningJob", "Tuning"),
  "sagemaker:createLabelingJob": sageMakerJob("LabelingJob", "Labeling"),
  "sagemaker:createProcessingJob": sageMakerJob("ProcessingJob", "Processing"),
  "sagemaker:createTrainingJob": sageMakerJob("TrainingJob", "Training"),
  "sagemaker:createTransformJob": sageMakerJob("TransformJob", "Transform"),
  "states:startExecution": {
    sync: ["states:DescribeExecution", "states:StopExecution"],
    rule: "StepFunctionsGetEventsForStepFunctionsExecutionRule",
  },
};

function sageMakerJob(job: string, events: string): OptimisedAccess {
  return {
    sync: [`sagemaker:Describe${job}`, `sagemaker:Stop${job}`],
    rule: `StepFunctionsGetEventsForSageMaker${events}JobsRule`,
  };
}
