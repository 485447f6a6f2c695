/** A request that the state's parameters do not allow, which AWS fails as States.Runtime. */
export class RequestError extends Error {
  override readonly name = "RequestError";
}
