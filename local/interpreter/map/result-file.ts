import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json } from "../../../asl/json";
import type { SizedBody } from "../object-store";

/** What is held of a file before it goes to disk. */
const HELD_CHARACTERS = 4_000_000;

/** Collects results that are written as one object: in memory, or in a file of the system's if they are many. */
export class ResultFile {
  readonly #separator: string;
  readonly #opening: string;
  readonly #closing: string;
  #held: string[] = [];
  #heldCharacters = 0;
  #count = 0;
  #byteLength = 0;
  #spilled: { readonly folder: string; readonly path: string; readonly descriptor: number } | undefined;

  constructor(format: "JSON" | "JSONL") {
    [this.#opening, this.#separator, this.#closing] = format === "JSON" ? ["[", ",", "]"] : ["", "\n", "\n"];
  }

  /** Bytes so far, without those at its end. */
  get byteLength(): number {
    return this.#byteLength;
  }

  add(result: Json): void {
    this.#append((this.#count++ === 0 ? this.#opening : this.#separator) + JSON.stringify(result));
    if (this.#heldCharacters > HELD_CHARACTERS) this.#spill();
  }

  /** Completes it. What is on disk has to be read before `discard`. */
  finish(): string | SizedBody {
    this.#append(this.#closing);
    if (this.#spilled === undefined) return this.#held.join("");
    this.#spill();
    closeSync(this.#spilled.descriptor);
    const { path } = this.#spilled;
    return { byteLength: this.#byteLength, pieces: () => createReadStream(path) };
  }

  /** Forgets all. */
  discard(): void {
    this.#held = [];
    if (this.#spilled !== undefined) rmSync(this.#spilled.folder, { recursive: true, force: true });
  }

  #append(text: string): void {
    this.#held.push(text);
    this.#heldCharacters += text.length;
    this.#byteLength += Buffer.byteLength(text);
  }

  #spill(): void {
    this.#spilled ??= openSpill();
    writeSync(this.#spilled.descriptor, this.#held.join(""));
    this.#held = [];
    this.#heldCharacters = 0;
  }
}

function openSpill() {
  const folder = mkdtempSync(join(tmpdir(), "aslant-results-"));
  const path = join(folder, "results");
  return { folder, path, descriptor: openSync(path, "w", 0o600) };
}
