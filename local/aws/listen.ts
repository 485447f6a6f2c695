import type { Server } from "node:http";
import { LocalAwsError } from "./local-aws-error";

/**
 * Makes a server listen on this machine only.
 *
 * @throws LocalAwsError when the port cannot be used
 */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(listenFailure(port, error));
    try {
      server.once("error", fail).listen(port, "127.0.0.1", () => resolve(void server.off("error", fail)));
    } catch (error) {
      fail(error as NodeJS.ErrnoException);
    }
  });
}

function listenFailure(port: number, error: NodeJS.ErrnoException): LocalAwsError {
  const reason = (error.code && listenFailures[error.code]) ?? error.message;
  return new LocalAwsError(`Port ${port} of 127.0.0.1 cannot be used: ${reason}. Choose another port.`, {
    cause: error,
  });
}

const listenFailures: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program listens there",
  EACCES: "it is reserved for the administrator",
  ERR_SOCKET_BAD_PORT: "ports are whole numbers from 0 to 65535",
};
