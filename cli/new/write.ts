import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileReason } from "../file-reason";
import { Failure } from "../verb";
import type { PlannedFile } from "./plan";

/**
 * Writes planned files: all of them, or none.
 *
 * @throws Failure that names the file which cannot be written
 */
export function writeFiles(root: string, files: readonly PlannedFile[]): void {
  for (const [index, file] of files.entries()) {
    try {
      write(root, file);
    } catch (error) {
      for (const written of files.slice(0, index)) undo(root, written);
      throw new Failure(`${file.path} cannot be written, so nothing was: ${fileReason(error)}.`);
    }
  }
}

function write(root: string, { path, text, before }: PlannedFile): void {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text, { flag: before === undefined ? "wx" : "w" });
}

function undo(root: string, { path, before }: PlannedFile): void {
  const target = join(root, path);
  if (before === undefined) rmSync(target);
  else writeFileSync(target, before);
}
