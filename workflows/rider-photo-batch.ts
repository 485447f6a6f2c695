import { workflow } from "../dsl";
import { summarisePhotos } from "../handlers/functions";
import { riderPhoto } from "./rider-photo";

/** Photos of several riders in one bucket. */
export interface RiderPhotoBatch {
  s3Bucket: string;
  images: { userId: string; s3Key: string }[];
}

/** Does for each photo what rider-photo does for one. */
export const riderPhotoBatch = workflow<RiderPhotoBatch>("RiderPhotoBatchProcessing", {
  comment: "Rider photo dynamic parallelism processing workflow",
}).map(
  "DynamicParallelProcessing",
  {
    items: ({ input }) => input.images,
    itemSelector: ({ input, item }) => ({
      userId: item.value.userId,
      s3Bucket: input.s3Bucket,
      s3Key: item.value.s3Key,
    }),
    maxConcurrency: 0,
    resultPath: "$.results",
  },
  (photo) => photo.next(riderPhoto),
);

/** The same, ending with the numbers of photos accepted and rejected, by reason. */
export const riderPhotoBatchWithSummary = riderPhotoBatch.task("SummariseResults", summarisePhotos, {
  resultPath: "$.summary",
});

/** What a stack may set. */
export const riderPhotoBatchDefaults = {
  /** 1 to end with a summary, 0 for the published workflow. */
  summary: 0,
};

/** The batch with or without a summary. */
export function riderPhotoBatchOf({ summary }: typeof riderPhotoBatchDefaults) {
  return summary === 0 ? riderPhotoBatch : riderPhotoBatchWithSummary;
}
