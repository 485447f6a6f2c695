import { format } from "node:util";

/** Output kept per invocation: a handler that prints in an endless loop must not fill the host's memory. */
const keptBytes = 1_048_576;

const levels = { debug: "DEBUG", log: "INFO", info: "INFO", warn: "WARN", error: "ERROR", trace: "TRACE" } as const;

/** Output of one execution environment, line by line. */
export interface Output {
  /** Lines that follow belong to this invocation. */
  begin(requestId: string): void;
  write(level: string, message: string): void;
}

/** Sends what the process prints, through `console` or its streams, to `send`, in the format of CloudWatch Logs. */
export function captureOutput(send: (line: string) => void): Output {
  let requestId = "";
  let leftBytes = keptBytes;
  const keep = (line: string) => {
    if (leftBytes <= 0) return;
    leftBytes -= Buffer.byteLength(line);
    send(leftBytes > 0 ? line : `Output over ${keptBytes} bytes is dropped.`);
  };
  const write = (level: string, message: string) =>
    keep(`${new Date().toISOString()}\t${requestId}\t${level}\t${message}`);
  for (const [method, level] of Object.entries(levels)) {
    console[method as keyof typeof levels] = (...values: unknown[]) => write(level, format(...values));
  }
  for (const stream of [process.stdout, process.stderr]) captureStream(stream, keep);
  return {
    write,
    begin(id) {
      requestId = id;
      leftBytes = keptBytes;
    },
  };
}

function captureStream(stream: NodeJS.WriteStream, keep: (line: string) => void): void {
  stream._write = (chunk: Buffer | string, _encoding, done) => {
    keep(chunk.toString().replace(/\n$/, ""));
    done();
  };
}
