import { type IncomingMessage, request as requestPlain, STATUS_CODES } from "node:http";
import { request as requestSecure } from "node:https";
import { PAYLOAD_LIMIT_BYTES } from "../../interpreter/payload-size";

/** A request over HTTP. */
export interface HttpCall {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  /** The only authority whose certificates are trusted, in PEM. @default those that Node trusts */
  readonly certificateAuthority?: string;
  /** More of an answer's body is not read. @default just above what a state's result may have */
  readonly longestBodyBytes?: number;
}

/** What it was answered, whatever the status. Names of headers are as the server writes them. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Buffer;
}

/** Makes a request; redirects are answers like others. @throws Error where there is no answer */
export function send(call: HttpCall, signal: AbortSignal): Promise<HttpAnswer> {
  const { url, method, headers, body, certificateAuthority: ca, longestBodyBytes = PAYLOAD_LIMIT_BYTES } = call;
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  const options = {
    method,
    headers: { ...headers } as Record<string, string>,
    signal,
    ...(ca !== undefined && { ca }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      answerOf(response, longestBodyBytes).then(resolve, reject);
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

async function answerOf(response: IncomingMessage, longestBodyBytes: number): Promise<HttpAnswer> {
  const { statusCode = 0, statusMessage } = response;
  const statusText = statusMessage || STATUS_CODES[statusCode] || "";
  const body = await bodyOf(response, longestBodyBytes);
  return { statusCode, statusText, headers: headersOf(response.rawHeaders), body };
}

/** The body, or the beginning of one that is too long. */
async function bodyOf(response: IncomingMessage, longestBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > longestBytes) break;
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
