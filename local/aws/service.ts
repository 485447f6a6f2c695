import type { IncomingMessage, ServerResponse } from "node:http";

/** A request to one of the stand-ins. */
export interface ServiceCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The path as sent, still encoded and never normalised: an S3 key may hold `..`. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The stand-in of one AWS service. */
export interface Service {
  /** Answers a request. It must not throw for anything a client can send. */
  handle(call: ServiceCall): Promise<void>;
  close?(): Promise<void>;
}
