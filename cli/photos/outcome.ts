import { isJsonObject, type Json } from "../../asl/json";
import type { PhotoFile } from "./folder";

/** What became of one photo. */
export type Outcome = { readonly photo: string; readonly userId: string } & (
  | { readonly outcome: "accepted"; readonly faceId: string; readonly thumbnail: string }
  /** The workflow refused it, or the file could not be uploaded at all. */
  | { readonly outcome: "rejected" | "unreadable"; readonly reason: string }
);

/** What the batch workflow made of each photo: its `results` are in the order of the photos. */
export function outcomesOf(photos: readonly PhotoFile[], output: Json): Outcome[] {
  const results = at(output, "results");
  return photos.map(({ fileName, userId }, index) => {
    const result = Array.isArray(results) ? results[index] : undefined;
    return { photo: fileName, userId, ...(accepted(result) ?? rejected(result)) };
  });
}

function accepted(result: Json | undefined) {
  const branches = at(result, "parallelResult");
  if (!Array.isArray(branches)) return undefined;
  const [face, small] = branches as Json[];
  const thumbnail = at(at(small, "thumbnail"), "s3key");
  return { outcome: "accepted", faceId: String(at(face, "FaceId")), thumbnail: String(thumbnail) } as const;
}

function rejected(result: Json | undefined) {
  const message = at(at(at(result, "errorInfo"), "messageToSend"), "message");
  return { outcome: "rejected", reason: String(message ?? "no reason was given") } as const;
}

function at(value: Json | undefined, key: string): Json | undefined {
  return isJsonObject(value) ? value[key] : undefined;
}
