import { and, type Doc, type ErrorInfo, isPresent, steps, workflow } from "../dsl";
import { dynamodb } from "../dsl/integrations/dynamodb";
import { invoke } from "../dsl/integrations/lambda";
import { sns } from "../dsl/integrations/sns";
import { createThumbnail, detectFaces, indexFace, searchFaces } from "../handlers/functions";
import { rejectedPhotos, riders } from "../handlers/resources";
import type { RiderPhoto } from "./rider-photo";

/** What is told of an object that was put into S3, in the words of CloudTrail. */
export interface UploadEvent {
  detail: {
    userIdentity: { principalId: string };
    requestParameters: { bucketName: string; key: string };
  };
}

const retries = {
  errors: ["Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException"],
  intervalSeconds: 2,
  maxAttempts: 6,
  backoffRate: 2,
} as const;

const rejected = steps<RiderPhoto & { errorInfo: ErrorInfo }>()
  .task("PhotoDoesNotMeetRequirement", sns.publish, {
    arguments: ({ input }) => ({
      Message: input,
      Subject: "Non-compliant photo encountered",
      TopicArn: rejectedPhotos.arn,
    }),
  })
  .end();

/** Does for an upload, or for a photo that is named, what rider-photo does; rows and alerts without a Lambda. */
export const riderPhotoEvents = workflow<RiderPhoto | UploadEvent>("RiderPhotoEvents", {
  comment: "This is your state machine",
})
  .choice("Choice", (choice) =>
    choice
      .when(
        ({ input }) => and(isPresent(input.s3Key), isPresent(input.userId), isPresent(input.s3Bucket)),
        (photo) => photo,
      )
      .otherwise((upload) =>
        upload.pass("TransformS3event", {
          arguments: ({ input }) => photoOf(input.detail as Doc<UploadEvent["detail"]>),
        }),
      ),
  )
  .task("FaceDetection", invoke(detectFaces), { resultPath: "$.detectedFaceDetails" })
  .retry(retries)
  .catch(["PhotoDoesNotMeetRequirementError"], (failed) => failed.next(rejected), { resultPath: "$.errorInfo" })
  .task("CheckFaceDuplicate", invoke(searchFaces), { resultPath: null })
  .catch(["PhotoDoesNotMeetRequirementError"], (failed) => failed.next(rejected), { resultPath: "$.errorInfo" })
  .parallel(
    "ParallelProcessing",
    [
      (branch) => branch.task("AddFaceToIndex", invoke(indexFace)).retry(retries),
      (branch) => branch.task("Thumbnail", invoke(createThumbnail)).retry(retries),
    ],
    { resultPath: "$.parallelResult" },
  )
  .task("PersistMetadata", dynamodb.putItem, {
    arguments: ({ input }) => ({
      TableName: riders.physicalName,
      Item: {
        Username: { S: input.userId },
        faceId: { S: input.parallelResult[0].Payload.FaceId },
        s3bucket: { S: input.s3Bucket },
        s3key: { S: input.s3Key },
        thumbnail: {
          M: {
            s3bucket: { S: input.parallelResult[1].Payload.thumbnail.s3bucket },
            s3key: { S: input.parallelResult[1].Payload.thumbnail.s3key },
          },
        },
      },
    }),
  });

/** Types cannot tell that what names no photo is an upload, so the caller says it. */
function photoOf({ userIdentity, requestParameters }: Doc<UploadEvent["detail"]>) {
  return {
    userId: userIdentity.principalId,
    s3Bucket: requestParameters.bucketName,
    s3Key: requestParameters.key,
  };
}
