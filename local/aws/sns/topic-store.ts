import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "../../files/write-file-atomic";

/** A message as it is kept. */
export interface PublishedMessage {
  readonly messageId: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly subject?: string;
  readonly message: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Somebody who wants to be told. */
export interface Subscription {
  readonly arn: string;
  readonly protocol: string;
  readonly endpoint: string;
}

/** Topics on disk: `<topic>.jsonl` with its messages, `<topic>.subscriptions.json` with who subscribed. */
export class TopicStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  names(): string[] {
    const files = readdirSync(this.#folder).filter((name) => name.endsWith(messages));
    return files.map((name) => name.slice(0, -messages.length)).sort();
  }

  exists(topic: string): boolean {
    return existsSync(this.#path(topic, messages));
  }

  create(topic: string): void {
    if (!this.exists(topic)) writeFileAtomic(this.#path(topic, messages), "");
  }

  delete(topic: string): void {
    rmSync(this.#path(topic, messages), { force: true });
    rmSync(this.#path(topic, subscriptions), { force: true });
  }

  async publish(topic: string, message: PublishedMessage): Promise<void> {
    await appendFile(this.#path(topic, messages), `${JSON.stringify(message)}\n`);
  }

  subscriptions(topic: string): readonly Subscription[] {
    const path = this.#path(topic, subscriptions);
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Subscription[]) : [];
  }

  subscribe(topic: string, subscription: Subscription): void {
    const all = [...this.subscriptions(topic), subscription];
    writeFileAtomic(this.#path(topic, subscriptions), JSON.stringify(all, undefined, 2));
  }

  #path(topic: string, suffix: string): string {
    return join(this.#folder, `${topic}${suffix}`);
  }
}

const messages = ".jsonl";
const subscriptions = ".subscriptions.json";
