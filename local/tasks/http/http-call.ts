import { type IncomingMessage, request as requestPlain, STATUS_CODES } from "node:http";
import { request as requestSecure } from "node:https";
import { PAYLOAD_LIMIT_BYTES } from "../../interpreter/payload-size";

/** A request over HTTP. */
export interface HttpCall {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

/** What it was answered, whatever the status. Names of headers are as the server writes them. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Buffer;
}

/** Makes a request; redirects are answers like others. @throws Error where there is no answer */
export function send({ url, method, headers, body }: HttpCall, signal: AbortSignal): Promise<HttpAnswer> {
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...headers } as Record<string, string>, signal }, (response) => {
      answerOf(response).then(resolve, reject);
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

async function answerOf(response: IncomingMessage): Promise<HttpAnswer> {
  const { statusCode = 0, statusMessage } = response;
  const statusText = statusMessage || STATUS_CODES[statusCode] || "";
  return { statusCode, statusText, headers: headersOf(response.rawHeaders), body: await bodyOf(response) };
}

/** The body, or the beginning of one that is larger than any result of a state may be. */
async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > PAYLOAD_LIMIT_BYTES) break;
  }
  return Buffer.concat(chunks);
}

function headersOf(raw: readonly string[]): HttpAnswer["headers"] {
  const headers = new Map<string, { readonly name: string; readonly values: string[] }>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] as string;
    const header = headers.get(name.toLowerCase()) ?? { name, values: [] };
    header.values.push(raw[index + 1] as string);
    headers.set(name.toLowerCase(), header);
  }
  return Object.fromEntries([...headers.values()].map(({ name, values }) => [name, values]));
}
