import { type ErrorInfo, steps, workflow } from "../dsl";
import { createThumbnail, detectFaces, indexFace, notify, persistMetadata, searchFaces } from "../handlers/functions";

/** A photo that a rider uploaded. */
export interface RiderPhoto {
  userId: string;
  s3Bucket: string;
  s3Key: string;
}

const rejected = steps<RiderPhoto & { errorInfo: ErrorInfo }>()
  .task("PhotoDoesNotMeetRequirement", notify, { resultPath: "$.errorInfo" })
  .end();

/** Checks a rider's photo, registers the face in it, and keeps a thumbnail; tells why a photo is rejected. */
export const riderPhoto = workflow<RiderPhoto>("RiderPhotoProcessing", { comment: "Rider photo processing workflow" })
  .task("FaceDetection", detectFaces, { resultPath: "$.detectedFaceDetails" })
  .catch(["PhotoDoesNotMeetRequirementError"], (failed) => failed.next(rejected), { resultPath: "$.errorInfo" })
  .task("CheckFaceDuplicate", searchFaces, { resultPath: null })
  .catch(["FaceAlreadyExistsError"], (failed) => failed.next(rejected), { resultPath: "$.errorInfo" })
  .parallel(
    "ParallelProcessing",
    [(branch) => branch.task("AddFaceToIndex", indexFace), (branch) => branch.task("Thumbnail", createThumbnail)],
    { resultPath: "$.parallelResult" },
  )
  .task("PersistMetadata", persistMetadata, { resultPath: null });
