import type { Json } from "../../../asl/json";
import { PAYLOAD_LIMIT_BYTES, payloadBytes } from "../payload-size";

/**
 * The outputs of children on their way to become the result of a Map state. A result is limited in size, so that more than
 * it may hold need not be kept.
 */
export class HeldOutputs {
  #outputs: Json[] = [];
  #bytes = 1;
  #isTooLarge = false;

  /** Keeps the output of a child; children end in any order. */
  add(index: number, output: Json): void {
    if (this.#isTooLarge) return;
    this.#bytes += payloadBytes(output) + 1;
    this.#outputs[index] = output;
    if (this.#bytes <= PAYLOAD_LIMIT_BYTES) return;
    this.#isTooLarge = true;
    this.#outputs = [];
  }

  /** In the order of the items, without those of children that failed; undefined where they are too large for a result. */
  get result(): readonly Json[] | undefined {
    return this.#isTooLarge ? undefined : this.#outputs.filter((output) => output !== undefined);
  }
}
