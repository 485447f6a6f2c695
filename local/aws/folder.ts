import { constants } from "node:fs";
import { access, mkdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ClassicLevel } from "classic-level";
import { LocalAwsError } from "./local-aws-error";

/** The data folder, held by this process alone. */
export interface DataFolder {
  readonly path: string;
  close(): Promise<void>;
}

/**
 * Makes the data folder and takes it for this process. LevelDB's lock is used since the operating system lets go of it
 * when the process ends, however it ends; a file with a process id would outlive a crash.
 *
 * @throws LocalAwsError when the folder cannot be written or another process holds it
 */
export async function openFolder(folder: string): Promise<DataFolder> {
  const path = resolve(folder);
  await makeWritable(path);
  const lock = new ClassicLevel(join(path, "lock"));
  try {
    await lock.open();
  } catch (error) {
    throw lockFailure(path, error);
  }
  return { path, close: () => lock.close() };
}

async function makeWritable(path: string): Promise<void> {
  try {
    await makeFolder(path);
    await access(path, constants.W_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === undefined ? message : (reasons[code] ?? message);
    throw new LocalAwsError(`The data folder "${path}" cannot be used: ${reason}.`, { cause: error });
  }
}

/** Like `mkdir` with `recursive`, which never returns where an existing folder takes no entries, such as /proc. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return;
    if (code !== "ENOENT" || (await isThere(dirname(path)))) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: "a file of that name is in the way",
  ENOENT: "no folder can be made there",
  ENOTDIR: "a part of the path is a file",
  EACCES: "you may not write there",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
};

function lockFailure(path: string, error: unknown): LocalAwsError {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  if (cause?.code !== "LEVEL_LOCKED") {
    return new LocalAwsError(`The data folder "${path}" cannot be used: ${cause?.message ?? String(error)}.`, {
      cause,
    });
  }
  const fix = "Stop it, or choose another folder";
  return new LocalAwsError(`The data folder "${path}" is in use by another aslant process. ${fix}.`, { cause });
}
