import { dirname, join } from "node:path";
import type { Tensor3D } from "@tensorflow/tfjs-core";
import type * as FaceApi from "@vladmandic/face-api";
import type { AnalysedFace, Analysis, Box, Point } from "./analysis";
import type { Pixels } from "./decode-image";
import { measureQuality } from "./quality";
import { judgeSunglasses } from "./sunglasses";

/** Finds and describes the faces of an image. */
export type FaceModels = (pixels: Pixels) => Promise<Analysis>;

const minScore = 0.5;

/** What is found below this size is rarely a face. */
const minFacePixels = 24;

type Found = FaceApi.WithFaceDescriptor<FaceApi.WithFaceLandmarks<{ detection: FaceApi.FaceDetection }>>;

/** Loads the models that the face-api package ships: detector, landmarks and descriptor, run in WebAssembly. */
export async function loadFaceModels(): Promise<FaceModels> {
  const tf: typeof import("@tensorflow/tfjs-core") = require("@tensorflow/tfjs-core");
  const wasm: typeof import("@tensorflow/tfjs-backend-wasm") = require("@tensorflow/tfjs-backend-wasm");
  const wasmFolder = join(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json")), "wasm-out");
  wasm.setWasmPaths(`${wasmFolder}/`);
  await tf.setBackend("wasm");
  const faceApi: typeof FaceApi = require("@vladmandic/face-api/dist/face-api.node-wasm.js");
  const { ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet } = faceApi.nets;
  const modelFolder = join(dirname(require.resolve("@vladmandic/face-api/package.json")), "model");
  for (const net of [ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet]) await net.loadFromDisk(modelFolder);
  return async (pixels) => {
    const image = tf.tensor3d(Int32Array.from(pixels.data), [pixels.height, pixels.width, 3], "int32");
    try {
      return describe(pixels, await find(faceApi, image));
    } finally {
      image.dispose();
    }
  };
}

function find(faceApi: typeof FaceApi, image: Tensor3D): Promise<Found[]> {
  const options = new faceApi.SsdMobilenetv1Options({ minConfidence: minScore });
  return Promise.resolve(faceApi.detectAllFaces(image, options).withFaceLandmarks().withFaceDescriptors());
}

function describe(pixels: Pixels, found: readonly Found[]): Analysis {
  const faces = found.filter(({ detection: { box } }) => Math.min(box.width, box.height) >= minFacePixels);
  faces.sort((left, right) => right.detection.box.area - left.detection.box.area);
  const { width, height } = pixels.photo;
  return { widthPixels: width, heightPixels: height, faces: faces.map((face) => describeFace(pixels, face)) };
}

function describeFace(pixels: Pixels, { detection, landmarks, descriptor }: Found): AnalysedFace {
  const points = landmarks.positions.map(({ x, y }) => ({ x, y }));
  const { x, y, width, height } = detection.box;
  const box = { x, y, width, height };
  return {
    box: { ...share(pixels, box), width: width / pixels.width, height: height / pixels.height } satisfies Box,
    score: detection.score,
    landmarks: points.map((point) => share(pixels, point)),
    descriptor: Array.from(descriptor),
    sunglasses: judgeSunglasses(pixels, points),
    ...measureQuality(pixels, box),
  };
}

function share({ width, height }: Pixels, { x, y }: Point): Point {
  return { x: x / width, y: y / height };
}
