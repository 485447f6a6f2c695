/** A definition that can't be run; `asl/validate` tells the same and more, with locations. */
export class DefinitionError extends Error {
  constructor(
    /** The value that is wrong, as written. */
    readonly value: string,
    message: string,
  ) {
    super(`${JSON.stringify(value)}: ${message}`);
    this.name = "DefinitionError";
  }
}
