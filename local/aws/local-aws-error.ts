/** Why the stand-ins cannot start, as a sentence for the person who started them. */
export class LocalAwsError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LocalAwsError";
  }
}
