import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import type { SignatureV4 } from "@smithy/signature-v4";
import type { HttpCall } from "./http-call";

/** The signer is loaded when it is first needed, and most runs need none. */
const signing = () => import("@smithy/signature-v4");

/** Credentials of AWS, or how to come by them. */
export type Credentials = Identity | (() => Promise<Identity>);

interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Signs requests to a service by Signature Version 4. */
export async function createSigner(service: string, credentials: Credentials, region: string): Promise<SignatureV4> {
  const { SignatureV4 } = await signing();
  return new SignatureV4({ service, region, credentials, sha256: Sha256 });
}

/** The request with a signature, for `execute-api`. */
export async function signed(call: HttpCall, credentials: Credentials, region: string): Promise<HttpCall> {
  const signer = await createSigner("execute-api", credentials, region);
  const { url, method, body } = call;
  const headers = Object.entries(call.headers).map(([name, value]) => [name, [value].flat().join(",")]);
  const request = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: Object.fromEntries([...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)])),
    headers: { ...Object.fromEntries(headers), host: url.host },
    ...(body !== undefined && { body }),
  });
  return { ...call, headers: request.headers };
}

/** SHA-256 as the signer wants it: a hash, or with a secret an HMAC. */
class Sha256 {
  readonly #secret: Parameters<typeof createHmac>[1] | undefined;
  #hash: Hash | Hmac;

  constructor(secret?: unknown) {
    this.#secret = secret as Parameters<typeof createHmac>[1] | undefined;
    this.#hash = this.#start();
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash = this.#start();
  }

  #start(): Hash | Hmac {
    return this.#secret === undefined ? createHash("sha256") : createHmac("sha256", this.#secret);
  }
}
