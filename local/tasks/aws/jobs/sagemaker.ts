import { at } from "../../at";
import { type Job, type Jobs, only } from "./job";

/** A kind of job, `TrainingJob`: its actions, its name and its state are all called after it. */
function jobOf(kind: string): Job {
  const name = `${kind}Name`;
  return {
    describe: (_started, given) => ({ action: `describe${kind}`, parameters: only(given, name) }),
    status: at(`${kind}Status`),
    succeeded: ["Completed"],
    failed: ["Failed", "Stopped", "DeleteFailed"],
    stop: (_started, given) => ({ action: `stop${kind}`, parameters: only(given, name) }),
  };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html */
export const sagemaker: Jobs = {
  createHyperParameterTuningJob: jobOf("HyperParameterTuningJob"),
  createLabelingJob: jobOf("LabelingJob"),
  createProcessingJob: jobOf("ProcessingJob"),
  createTrainingJob: jobOf("TrainingJob"),
  createTransformJob: jobOf("TransformJob"),
};
