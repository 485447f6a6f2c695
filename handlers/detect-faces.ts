import { DetectFacesCommand, type FaceDetail, RekognitionClient } from "@aws-sdk/client-rekognition";
import { NamedError } from "./shared/named-error";
import { withObject } from "./shared/object-key";
import { checkRiderPhoto, type RiderPhoto } from "./shared/rider-photo";

const rekognition = new RekognitionClient({ maxAttempts: 1 });

const unusable: Readonly<Record<string, string>> = {
  ImageTooLargeException: "The photo is too large.",
  InvalidImageFormatException: "The photo is not an image that can be read; only JPEG and PNG are supported.",
};

/**
 * Requires a photo to show exactly one face, without sunglasses, and returns what Rekognition tells of that face except its
 * landmarks.
 *
 * @throws PhotoDoesNotMeetRequirementError with the reason
 * @see https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectFaces.html
 */
export async function handler(event: RiderPhoto): Promise<Omit<FaceDetail, "Landmarks">> {
  checkRiderPhoto(event);
  const faces = await withObject(event.s3Key, (key) => detect(event.s3Bucket, key));
  const [face] = faces;
  if (face === undefined || faces.length > 1) throw rejection(`Detected ${faces.length} faces in the photo.`);
  if (face.Sunglasses?.Value) throw rejection("Face is wearing sunglasses");
  const { Landmarks, ...detail } = face;
  return detail;
}

async function detect(bucket: string, key: string): Promise<FaceDetail[]> {
  const image = { S3Object: { Bucket: bucket, Name: key } };
  try {
    const { FaceDetails } = await rekognition.send(new DetectFacesCommand({ Image: image, Attributes: ["ALL"] }));
    return FaceDetails ?? [];
  } catch (error) {
    throw (error instanceof Error && asRejection(error)) || error;
  }
}

function asRejection(error: Error): Error | undefined {
  const reason = unusable[error.name];
  return reason === undefined ? undefined : rejection(`${reason} ${error.message}`.trim(), error);
}

function rejection(reason: string, cause?: Error): Error {
  return new NamedError("PhotoDoesNotMeetRequirementError", reason, { cause });
}
