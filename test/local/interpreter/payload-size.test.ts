import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../asl/json";
import { exceedsPayloadLimit, payloadBytes } from "../../../local/interpreter/payload-size";

const sizes = suite("payload size");

sizes("is the length of the JSON text in UTF-8", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.is(payloadBytes(value as Json), Buffer.byteLength(JSON.stringify(value)));
    }),
    { numRuns: 500 },
  );
});

sizes("is the same when it is asked for again", () => {
  const part = { text: "é\n".repeat(2_000) };
  const document = { part, again: part };
  const bytes = Buffer.byteLength(JSON.stringify(document));
  assert.is(payloadBytes(document), bytes);
  assert.is(payloadBytes(document), bytes);
});

sizes("the limit is 262,144 bytes, not characters", () => {
  assert.is(exceedsPayloadLimit("x".repeat(262_142)), false);
  assert.is(exceedsPayloadLimit("x".repeat(262_143)), true);
  assert.is(exceedsPayloadLimit("é".repeat(131_072)), true);
});

sizes.run();
