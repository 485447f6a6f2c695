import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "../../files/write-file-atomic";
import { AwsError } from "../aws-error";
import type { Box } from "./analysis";

/** A registered face. */
export interface StoredFace {
  readonly faceId: string;
  readonly imageId: string;
  readonly externalImageId?: string;
  /** ISO 8601. */
  readonly indexedAt: string;
  readonly box: Box;
  /** 0 to 1. */
  readonly score: number;
  readonly descriptor: readonly number[];
}

/** The faces of a collection by id, in the order of their registration. */
export interface Collection {
  readonly id: string;
  readonly createdAt: string;
  readonly faces: ReadonlyMap<string, StoredFace>;
}

type OpenCollection = Collection & { readonly faces: Map<string, StoredFace> };

/** Keeps ids such as `..` from being more than a name. */
const idPrefix = "collection-";
const descriptionName = "collection.json";

/** Face collections on disk: a folder each, with a file for every face. */
export class CollectionStore {
  readonly #folder: string;
  readonly #opened = new Map<string, OpenCollection>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  ids(): string[] {
    if (!existsSync(this.#folder)) return [];
    const names = readdirSync(this.#folder).filter((name) => name.startsWith(idPrefix));
    return names.map((name) => name.slice(idPrefix.length)).sort();
  }

  /** @throws AwsError ResourceAlreadyExistsException */
  create(id: string): void {
    const path = this.#path(id);
    if (existsSync(path)) {
      throw new AwsError("ResourceAlreadyExistsException", `The collection id: ${id} already exists`);
    }
    mkdirSync(path, { recursive: true });
    writeFileAtomic(join(path, descriptionName), JSON.stringify({ id, createdAt: new Date().toISOString() }));
  }

  /** @throws AwsError ResourceNotFoundException */
  get(id: string): Collection {
    return this.#open(id);
  }

  /** @throws AwsError ResourceNotFoundException */
  delete(id: string): void {
    this.#open(id);
    this.#opened.delete(id);
    // Moved first, so that a crash in between does not leave half a collection.
    const condemned = join(this.#folder, `deleted-${id}`);
    renameSync(this.#path(id), condemned);
    rmSync(condemned, { recursive: true });
  }

  addFace(id: string, face: StoredFace): void {
    const { faces } = this.#open(id);
    writeFileAtomic(this.#facePath(id, face.faceId), JSON.stringify(face));
    faces.set(face.faceId, face);
  }

  /** Whether there was such a face. */
  deleteFace(id: string, faceId: string): boolean {
    if (!this.#open(id).faces.delete(faceId)) return false;
    rmSync(this.#facePath(id, faceId));
    return true;
  }

  #open(id: string): OpenCollection {
    const opened = this.#opened.get(id) ?? load(this.#path(id));
    if (!opened) throw new AwsError("ResourceNotFoundException", `The collection id: ${id} does not exist`);
    this.#opened.set(id, opened);
    return opened;
  }

  #path(id: string): string {
    return join(this.#folder, `${idPrefix}${id}`);
  }

  #facePath(id: string, faceId: string): string {
    return join(this.#path(id), `${faceId}.json`);
  }
}

function load(path: string): OpenCollection | undefined {
  const description = readJson<Pick<Collection, "id" | "createdAt">>(join(path, descriptionName));
  if (!description) return undefined;
  const names = readdirSync(path).filter((name) => name.endsWith(".json") && name !== descriptionName);
  const faces = names.flatMap((name) => readJson<StoredFace>(join(path, name)) ?? []);
  faces.sort((left, right) => left.indexedAt.localeCompare(right.indexedAt));
  return { ...description, faces: new Map(faces.map((face) => [face.faceId, face])) };
}

function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    return undefined;
  }
}
