import type { ItemBatcher } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import { payloadBytes } from "../payload-size";

/** How items are grouped into the input of one child. */
export interface Batching {
  readonly maxItems: number;
  readonly maxBytes: number;
  /** BatchInput, evaluated. */
  readonly batchInput?: Json;
}

/** Collects items until a batch is full. */
export class Batch {
  readonly #batching: Batching;
  #items: Json[] = [];
  #bytes = 0;

  constructor(batching: Batching) {
    this.#batching = batching;
  }

  /** Adds an item; hands out the batch that was full before it, if it was. */
  add(item: Json): Json | undefined {
    const bytes = payloadBytes(item) + 1;
    const { maxItems, maxBytes } = this.#batching;
    const isFull = this.#items.length >= maxItems || (this.#items.length > 0 && this.#bytes + bytes > maxBytes);
    const full = isFull ? this.take() : undefined;
    this.#items.push(item);
    this.#bytes += bytes;
    return full;
  }

  /** Hands out what has been collected; nothing if there are no items. */
  take(): Json | undefined {
    if (this.#items.length === 0) return undefined;
    const { batchInput } = this.#batching;
    const batch = { ...(batchInput !== undefined && { BatchInput: batchInput }), Items: this.#items };
    this.#items = [];
    this.#bytes = 0;
    return batch;
  }
}

/** Whether an ItemBatcher says anything. */
export function isBatching(batcher: ItemBatcher | undefined): batcher is ItemBatcher {
  return batcher !== undefined && Object.keys(batcher).length > 0;
}
