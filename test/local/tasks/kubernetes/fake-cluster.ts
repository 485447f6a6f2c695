import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { CERTIFICATE, KEY } from "./certificate";

/** A request as the cluster saw it. */
export interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  /** A document, or the text of a log. */
  readonly body?: object | string;
}

/** A Kubernetes API on this machine: the replies of each `GET /path` in turn, and its last for all others. */
export async function fakeCluster() {
  const seen: Seen[] = [];
  let replies: Record<string, Reply[]> = {};
  const server: Server = createServer({ cert: CERTIFICATE, key: KEY }, async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method, url = "", headers } = request;
    seen.push({ method, url, authorization: headers.authorization, contentType: headers["content-type"], body });
    const queue = replies[`${method} ${url.split("?")[0]}`] ?? [{ status: 404, body: notFound }];
    const reply = (queue.length > 1 ? queue.shift() : queue[0]) as Reply;
    const isText = typeof reply.body === "string";
    response.writeHead(reply.status ?? 200, { "Content-Type": isText ? "text/plain" : "application/json" });
    response.end(isText ? reply.body : JSON.stringify(reply.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    parameters: {
      ClusterName: "photos",
      Endpoint: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
      CertificateAuthority: Buffer.from(CERTIFICATE).toString("base64"),
    },
    seen,
    reply(next: Readonly<Record<string, readonly Reply[]>>) {
      seen.length = 0;
      replies = Object.fromEntries(Object.entries(next).map(([request, list]) => [request, [...list]]));
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const notFound = { kind: "Status", status: "Failure", reason: "NotFound", code: 404 };
