import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StateMachineDefinition } from "../../asl/definition";
import { writeFileAtomic } from "../files/write-file-atomic";
import { createMachine, type StateMachine } from "../interpreter";
import { PLACE } from "./arn";
import type { Revision } from "./machine-record";

/** As many compiled machines as are kept in memory. */
const MOST_COMPILED = 200;

/** Revisions of state machines, a file each: executions run the one they were started with, whatever comes after. */
export class RevisionStore {
  readonly #folder: string;
  readonly #compiled = new Map<string, { readonly revision: Revision; readonly machine: StateMachine }>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  add(content: Omit<Revision, "id">): Revision {
    const revision = { ...content, id: randomUUID() };
    writeFileAtomic(this.#path(revision.id), JSON.stringify(revision));
    return revision;
  }

  /** @throws when there is no such file, or it cannot be read */
  get(id: string): Revision {
    return this.#read(id).revision;
  }

  machine(id: string): StateMachine {
    return this.#read(id).machine;
  }

  #read(id: string) {
    const known = this.#compiled.get(id) ?? this.#load(id);
    this.#compiled.delete(id);
    this.#compiled.set(id, known);
    if (this.#compiled.size > MOST_COMPILED) this.#compiled.delete(this.#compiled.keys().next().value as string);
    return known;
  }

  #load(id: string) {
    const revision = JSON.parse(readFileSync(this.#path(id), "utf8")) as Revision;
    const { name, type, roleArn } = revision;
    const definition = JSON.parse(revision.definition) as StateMachineDefinition;
    return { revision, machine: createMachine(definition, { ...PLACE, name, type, roleArn }) };
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}
