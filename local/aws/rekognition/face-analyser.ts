import { createHash } from "node:crypto";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { AwsError } from "../aws-error";
import type { Analysis } from "./analysis";
import type { AnalysisReply, AnalysisRequest } from "./face-worker";

/** Analyses photos, by their bytes. */
export interface FaceAnalyser {
  analyse(bytes: Uint8Array): Promise<Analysis>;
  close(): Promise<void>;
}

/** Photos remembered; detecting, searching and indexing one photo is then one analysis. */
const rememberedPhotos = 256;

/** Loads this project's TypeScript in the worker as the program itself does. */
const bootstrap = `
const { register, entry } = require("node:worker_threads").workerData;
require(register);
require(entry);
`;

/**
 * Analyses photos in a worker thread, which is started with the first photo, so that the server answers meanwhile. Photos
 * of the same content are analysed once. A worker that dies fails the photos it had and is replaced for the next.
 */
export function createFaceAnalyser(): FaceAnalyser {
  const remembered = new Map<string, Promise<Analysis>>();
  let worker: AnalysisWorker | undefined;
  return {
    analyse(bytes) {
      const digest = createHash("sha256").update(bytes).digest("base64");
      const known = remembered.get(digest);
      if (known) return known;
      if (!worker?.alive) worker = new AnalysisWorker();
      const analysis = worker.analyse(bytes);
      remember(remembered, digest, analysis);
      return analysis;
    },
    close: async () => worker?.close(),
  };
}

function remember(remembered: Map<string, Promise<Analysis>>, digest: string, analysis: Promise<Analysis>): void {
  remembered.set(digest, analysis);
  analysis.catch((error) => error instanceof AwsError || remembered.delete(digest));
  const [oldest] = remembered.keys();
  if (remembered.size > rememberedPhotos && oldest !== undefined) remembered.delete(oldest);
}

interface Pending {
  readonly resolve: (analysis: Analysis) => void;
  readonly reject: (error: Error) => void;
}

class AnalysisWorker {
  readonly #pending = new Map<number, Pending>();
  readonly #worker: Worker;
  #nextId = 0;
  #alive = true;

  constructor() {
    const register = join(__dirname, "../../../bin/register.js");
    const workerData = { register, entry: join(__dirname, "face-worker.ts") };
    this.#worker = new Worker(bootstrap, { eval: true, workerData, execArgv: [] });
    this.#worker.on("message", (reply: AnalysisReply) => this.#receive(reply));
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", () => this.#end(new Error("The face models ended while they were at work.")));
    this.#worker.unref();
  }

  get alive(): boolean {
    return this.#alive;
  }

  analyse(bytes: Uint8Array): Promise<Analysis> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, bytes } satisfies AnalysisRequest);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #receive(reply: AnalysisReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    // An idle worker must not keep the program from ending.
    if (this.#pending.size === 0) this.#worker.unref();
    if ("analysis" in reply) pending?.resolve(reply.analysis);
    else if ("refusal" in reply) pending?.reject(new AwsError(reply.refusal.code, reply.refusal.message));
    else pending?.reject(new Error(reply.fault));
  }

  #end(error: Error): void {
    this.#alive = false;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
