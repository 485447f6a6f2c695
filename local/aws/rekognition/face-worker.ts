import { parentPort } from "node:worker_threads";
import { AwsError } from "../aws-error";
import type { Analysis } from "./analysis";
import { decodeImage } from "./decode-image";
import { type FaceModels, loadFaceModels } from "./face-models";

/** A photo to analyse. */
export interface AnalysisRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** What became of it; a refusal is AWS's, any other message a fault. */
export type AnalysisReply = { readonly id: number } & (
  | { readonly analysis: Analysis }
  | { readonly refusal: { readonly code: string; readonly message: string } }
  | { readonly fault: string }
);

let models: Promise<FaceModels> | undefined;

async function analyse(bytes: Uint8Array): Promise<Analysis> {
  const pixels = await decodeImage(bytes);
  models ??= loadFaceModels();
  return (await models)(pixels);
}

async function reply({ id, bytes }: AnalysisRequest): Promise<AnalysisReply> {
  try {
    return { id, analysis: await analyse(bytes) };
  } catch (error) {
    if (error instanceof AwsError) return { id, refusal: { code: error.code, message: error.message } };
    return { id, fault: error instanceof Error ? error.message : String(error) };
  }
}

let last: Promise<unknown> = Promise.resolve();

// One photo at a time: the models use one core, and photos side by side would only add up their memory.
parentPort?.on("message", (request: AnalysisRequest) => {
  last = last.then(async () => parentPort?.postMessage(await reply(request)));
});
