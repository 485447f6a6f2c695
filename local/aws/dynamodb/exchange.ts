import type { IncomingHttpHeaders, Server } from "node:http";
import { Readable } from "node:stream";

/** A request to dynalite, whole. */
export interface Question {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Its answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
}

/**
 * Asks dynalite without a connection: it would end the process when a client goes away in the middle of a request. It gets
 * the little of a request and a response that it uses.
 */
export function ask(dynalite: Server, { method, url, headers, body }: Question): Promise<Answer> {
  const request = Object.assign(Readable.from(body.length > 0 ? [body] : []), { method, url, headers });
  return new Promise((resolve) => {
    const given: Record<string, string | number> = {};
    const response = {
      statusCode: 200,
      setHeader: (name: string, value: string | number) => {
        given[name.toLowerCase()] = value;
      },
      end: (text = "") => resolve({ status: response.statusCode, headers: given, body: text }),
    };
    dynalite.emit("request", request, response);
  });
}
