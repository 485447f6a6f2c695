import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the server saw it. */
export interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
  /** Never answers. */
  readonly silent?: true;
}

/** A server on this machine that gives the replies in turn, and the last for all others. */
export async function loopbackServer() {
  const seen: Seen[] = [];
  let replies: readonly Reply[] = [];
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    seen.push({ method, url, headers, body: await textOf(request) });
    const reply = replies[Math.min(seen.length, replies.length) - 1] ?? {};
    if (reply.silent) return;
    response.writeHead(reply.status ?? 200, (reply.headers ?? { "Content-Type": "application/json" }) as never);
    response.end(reply.body ?? "{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    reply(...next: readonly Reply[]) {
      seen.length = 0;
      replies = next;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
