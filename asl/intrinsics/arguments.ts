import { isJsonObject, type Json, type JsonObject } from "../json";
import { InvalidArguments } from "./failure";

const MAX_TEXT_LENGTH = 10_000;

/** The arguments of a call, read with the type the function wants. */
export class Arguments {
  readonly values: readonly Json[];
  readonly #name: string;

  constructor(name: string, values: readonly Json[]) {
    this.#name = name;
    this.values = values;
  }

  array(index: number): readonly Json[] {
    const value = this.values[index];
    return Array.isArray(value) ? value : this.refuse();
  }

  object(index: number): JsonObject {
    const value = this.values[index];
    return isJsonObject(value) ? value : this.refuse();
  }

  text(index: number): string {
    const value = this.values[index];
    return typeof value === "string" ? value : this.refuse();
  }

  /** A text of at most 10,000 characters. */
  shortText(index: number): string {
    const text = this.text(index);
    return text.length <= MAX_TEXT_LENGTH ? text : this.refuse();
  }

  /** A number rounded half up, as AWS rounds it: -1.5 is -1. */
  integer(index: number): number {
    const value = this.values[index];
    if (typeof value !== "number") return this.refuse();
    return Math.floor(value + 0.5) + 0;
  }

  refuse(): never {
    throw new InvalidArguments(`Invalid arguments in ${this.#name}`);
  }
}
