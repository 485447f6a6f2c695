import { mkdirSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import dynalite from "dynalite";
import { readBody } from "../read-body";
import type { Service, ServiceCall } from "../service";

const maxBodyBytes = 16 * 1024 * 1024;

/**
 * DynamoDB by dynalite, which keeps its tables in LevelDB. Transactions, time to live and PartiQL are not available.
 *
 * @see https://github.com/architect/dynalite
 */
export function dynamoDbService(folder: string): Service {
  let server: Server | undefined;
  const open = () => {
    const path = join(folder, "dynamodb");
    mkdirSync(path, { recursive: true });
    return dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  };
  return {
    async handle(call) {
      server ??= open();
      server.emit("request", await replay(call), call.response);
    },
    close: async () => server && closeDatabase(server),
  };
}

/** dynalite ends the process when a client goes away in the middle of a body, so it is given whole requests only. */
async function replay({ request }: ServiceCall): Promise<Readable> {
  const body = await readBody(request, maxBodyBytes);
  const { method, url, headers } = request;
  return Object.assign(Readable.from(body.length > 0 ? [body] : []), { method, url, headers });
}

/** dynalite closes its database only when it closes a server that listens. */
function closeDatabase(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => server.close((error) => (error ? reject(error) : resolve())));
  });
}
