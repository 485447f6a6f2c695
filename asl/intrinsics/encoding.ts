import { createHash } from "node:crypto";
import type { Json } from "../json";
import type { Arguments } from "./arguments";
import type { Intrinsic } from "./intrinsic";

const MAX_HASHED_LENGTH = 10_000;

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-data-encode-decode */
export const ENCODING_INTRINSICS = {
  "States.Base64Encode": { minArguments: 1, maxArguments: 1, returns: "text", evaluate: encode },
  "States.Base64Decode": { minArguments: 1, maxArguments: 1, returns: "text", evaluate: decode },
  "States.Hash": { minArguments: 2, maxArguments: 2, returns: "text", evaluate: hash },
} satisfies Record<string, Intrinsic>;

function encode(given: Arguments): Json {
  return Buffer.from(given.shortText(0), "utf8").toString("base64");
}

function decode(given: Arguments): Json {
  const text = given.shortText(0);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return given.refuse();
  return Buffer.from(text, "base64").toString("utf8");
}

function hash(given: Arguments): Json {
  const algorithm = ALGORITHMS.get(given.text(1));
  const [value] = given.values;
  const data = typeof value === "string" ? value : JSON.stringify(value);
  if (algorithm === undefined || data.length > MAX_HASHED_LENGTH) return given.refuse();
  return createHash(algorithm).update(data, "utf8").digest("hex");
}
