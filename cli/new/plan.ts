import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileReason } from "../file-reason";
import { Failure } from "../verb";
import { EDITS } from "./edits";
import { goldenFiles } from "./goldens";
import type { NewNames } from "./names";
import { sourceFiles } from "./templates";
import { tidy } from "./tidy";

/** A file to write. */
export interface PlannedFile {
  /** In the project, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The text of the file as it is; absent when there is none. */
  readonly before?: string;
}

/**
 * All that a new workflow writes; nothing is written yet.
 *
 * @throws Failure when a file is there already, or a file to be changed is not as expected
 */
export async function planFiles(root: string, names: NewNames): Promise<readonly PlannedFile[]> {
  const sources = Object.entries(sourceFiles(names));
  const goldens = Object.entries(await goldenFiles(names));
  for (const [path] of [...sources, ...goldens]) {
    if (existsSync(join(root, path))) throw new Failure(`${path} exists already; choose another name.`);
  }
  const changed = Object.entries(EDITS).map(([path, edit]) => {
    const before = readText(root, path);
    return { path, before, text: tidy(root, path, edit(before, names)) };
  });
  return [
    ...sources.map(([path, text]) => ({ path, text: tidy(root, path, text) })),
    ...goldens.map(([path, text]) => ({ path, text })),
    ...changed,
  ];
}

function readText(root: string, path: string): string {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch (error) {
    throw new Failure(`${path} cannot be read, so nothing was written: ${fileReason(error)}.`);
  }
}
