import { s3Error } from "./s3-error";

const maxLineBytes = 16 * 1024;

/**
 * Takes the framing of `aws-chunked` bodies off: `<hex size>[;chunk-signature=...]\r\n<data>\r\n`, a chunk of size 0, then
 * trailers such as `x-amz-checksum-crc32:<base64>`, which are put into `trailers`.
 *
 * @throws AwsError IncompleteBody
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const input = new Input(source);
  for (let size = chunkSize(await input.line()); size > 0; size = chunkSize(await input.line())) {
    yield* input.take(size);
    if ((await input.line()) !== "") throw s3Error("IncompleteBody");
  }
  for (let line = await input.lastLine(); line !== ""; line = await input.lastLine()) {
    const colon = line.indexOf(":");
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

function chunkSize(line: string): number {
  const size = /^([0-9a-f]{1,12})(?:;|$)/i.exec(line)?.[1];
  if (size === undefined) throw s3Error("IncompleteBody", `"${line.slice(0, 40)}" is not the head of a chunk.`);
  return Number.parseInt(size, 16);
}

/** Reads lines and stretches of bytes from a stream of buffers. */
class Input {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    const line = await this.#readLine();
    if (line === undefined) throw s3Error("IncompleteBody");
    return line;
  }

  /** A line of the trailer; the empty line after it may be missing at the end. */
  async lastLine(): Promise<string> {
    return (await this.#readLine()) ?? "";
  }

  async *take(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more())) throw s3Error("IncompleteBody");
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  async #readLine(): Promise<string | undefined> {
    let end = this.#rest.indexOf("\r\n");
    while (end < 0) {
      if (this.#rest.length > maxLineBytes) throw s3Error("IncompleteBody");
      if (!(await this.#more())) return undefined;
      end = this.#rest.indexOf("\r\n");
    }
    const line = this.#rest.subarray(0, end).toString("latin1");
    this.#rest = this.#rest.subarray(end + 2);
    return line;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }
}
