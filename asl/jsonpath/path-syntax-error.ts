/** A path that does not parse; `offset` counts from the start of the path's text. */
export class PathSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = "PathSyntaxError";
    this.offset = offset;
  }
}
