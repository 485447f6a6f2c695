import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileNameOf } from "../files/file-name";
import { writeFileAtomic } from "../files/write-file-atomic";
import type { Report } from "../journal";

/** Records of one kind by ARN: in memory, and each in a file of its own. */
export class RecordStore<T extends { readonly arn: string; readonly name: string }> {
  readonly #folder: string;
  readonly #records = new Map<string, T>();

  /** @param report hears of files that cannot be read; they are left alone */
  constructor(folder: string, report: Report) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder).sort()) if (file.endsWith(".json")) this.#load(join(folder, file), report);
  }

  get(arn: string): T | undefined {
    return this.#records.get(arn);
  }

  all(): readonly T[] {
    return [...this.#records.values()];
  }

  put(record: T): T {
    writeFileAtomic(this.#path(record.name), JSON.stringify(record));
    this.#records.set(record.arn, record);
    return record;
  }

  delete(record: T): void {
    rmSync(this.#path(record.name), { force: true });
    this.#records.delete(record.arn);
  }

  #load(path: string, report: Report): void {
    try {
      const record = JSON.parse(readFileSync(path, "utf8")) as T;
      this.#records.set(record.arn, record);
    } catch (error) {
      report(`"${path}" cannot be read, and is left as it is: ${(error as Error).message}.`);
    }
  }

  #path(name: string): string {
    return join(this.#folder, `${fileNameOf(name)}.json`);
  }
}
