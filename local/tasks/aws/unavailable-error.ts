/** A request that no installed client can make; the message says what is missing. */
export class UnavailableError extends Error {
  override readonly name = "UnavailableError";
}
