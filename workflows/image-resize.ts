import { readObjects, workflow } from "../dsl";
import { invokeNamed } from "../dsl/integrations/lambda";
import { resizeImages } from "../handlers/functions";

/** Which objects become thumbnails, where these go, and which function makes them. */
export interface ImageResize {
  input: {
    source_bucket_name: string;
    /** Only keys that start so. */
    bucket_path: string;
    destination_bucket_name: string;
    lambda_processor_arn: string;
  };
}

/** What a stack may set. */
export const imageResizeDefaults = {
  /** Photos per call of the function. */
  maxItemsPerBatch: 100,
  /** Calls at a time. */
  maxConcurrency: 1000,
};

/** Makes thumbnails of all photos in a bucket, in batches, many batches at a time. */
export function imageResizeOf({ maxItemsPerBatch, maxConcurrency }: typeof imageResizeDefaults) {
  return workflow<ImageResize>("ImageResize", { comment: "A description of my state machine" }).distributedMap(
    "Map",
    {
      label: "Map",
      executionType: "EXPRESS",
      itemReader: ({ input }) =>
        readObjects({ bucket: input.input.source_bucket_name, prefix: input.input.bucket_path }),
      itemBatcher: ({ input }) => ({
        maxItemsPerBatch,
        batchInput: {
          lambda_processor_arn: input.input.lambda_processor_arn,
          source_bucket_name: input.input.source_bucket_name,
          destination_bucket_name: input.input.destination_bucket_name,
        },
      }),
      maxConcurrency,
    },
    (batch) =>
      batch
        .task("Lambda Invoke", invokeNamed(resizeImages), {
          arguments: ({ input }) => ({ Payload: input, FunctionName: input.BatchInput.lambda_processor_arn }),
          resultSelector: ({ result }) => result.Payload,
        })
        .retry({
          errors: [
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.TooManyRequestsException",
          ],
          intervalSeconds: 2,
          maxAttempts: 6,
          backoffRate: 2,
        }),
  );
}

/** The published workflow: a hundred photos per call, a thousand calls at a time. */
export const imageResize = imageResizeOf(imageResizeDefaults);
