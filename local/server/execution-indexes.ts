import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileNameOf } from "../files/file-name";
import type { Report } from "../journal";
import { ExecutionIndex } from "./execution-index";
import type { Keeping } from "./keeping";
import { removeExecutions } from "./remove-executions";

/** The indexes of the executions of all state machines, by the machine's name; each is read when it is first asked for. */
export class ExecutionIndexes {
  readonly #folder: string;
  readonly #report: Report;
  readonly #indexes = new Map<string, ExecutionIndex>();

  constructor(folder: string, report: Report) {
    this.#folder = folder;
    this.#report = report;
  }

  of(machine: string): ExecutionIndex {
    let index = this.#indexes.get(machine);
    if (index === undefined) {
      index = new ExecutionIndex(this.#folderOf(machine), this.#report);
      this.#indexes.set(machine, index);
    }
    return index;
  }

  /** The index of a machine that a request names, which may be anything. */
  known(machine: string): ExecutionIndex | undefined {
    return this.#indexes.has(machine) || existsSync(this.#folderOf(machine)) ? this.of(machine) : undefined;
  }

  /** Removes everything about the executions of a machine. */
  remove(machine: string): void {
    this.of(machine).remove();
    this.#indexes.delete(machine);
  }

  /** Removes what ended too long ago. */
  expireAll(keeping: Keeping, nowMs: number): void {
    for (const machine of this.#indexes.keys()) this.expire(machine, keeping, nowMs);
  }

  /** What cannot be removed now is removed another time. */
  expire(machine: string, keeping: Keeping, nowMs: number): void {
    const index = this.of(machine);
    try {
      const journals = index.expire(keeping, nowMs).map((one) => index.journal(one));
      void removeExecutions(this.#folder, journals);
    } catch (error) {
      this.#report(`Old executions of ${machine} cannot be removed: ${(error as Error).message}.`);
    }
  }

  #folderOf(machine: string): string {
    return join(this.#folder, fileNameOf(machine));
  }
}
