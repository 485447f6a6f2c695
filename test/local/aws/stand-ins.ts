import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LocalAws, startLocalAws } from "../../../local/aws";

/** Stand-ins with a folder of their own, for one test file. */
export interface StandIns {
  readonly folder: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Settings of a client that talks to them. */
  readonly settings: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  /** Stops them; their folder is removed. */
  stop(): Promise<void>;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "aslant-test-"));
}

export async function startStandIns(folder = temporaryFolder()): Promise<StandIns> {
  const aws = await startLocalAws({ folder });
  const stop = async () => {
    await aws.close();
    rmSync(folder, { recursive: true });
  };
  return { folder, url: aws.url, environment: aws.environment, settings: settingsOf(aws), stop };
}

export function settingsOf({ url }: LocalAws): StandIns["settings"] {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return { endpoint: url, region: "us-east-1", credentials, maxAttempts: 1 };
}

/** The name and message of what a call throws. */
export async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
  return "nothing was thrown";
}
