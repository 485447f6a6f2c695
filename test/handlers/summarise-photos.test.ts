import { suite } from "uvu";
import * as assert from "uvu/assert";
import { handler } from "../../handlers/summarise-photos";
import { outcomeOf } from "./run";

const test = suite("summarise-photos");

const accepted = { parallelResult: [] };
const rejected = (message: string) => ({ errorInfo: { messageToSend: { message } } });

test("photos are counted, the rejected ones by reason", async () => {
  const results = [accepted, rejected("No face"), accepted, rejected("Two faces"), rejected("No face"), {}];
  assert.equal(await handler({ results }), {
    accepted: 2,
    rejected: 4,
    rejectedByReason: { "No face": 2, "Two faces": 1, "no reason was given": 1 },
  });
});

test("a reason may be any text", async () => {
  const { rejectedByReason } = await handler({ results: [rejected("__proto__"), rejected("constructor")] });
  assert.equal(Object.entries(rejectedByReason), [
    ["__proto__", 1],
    ["constructor", 1],
  ]);
});

test("no photos give zeros, and no list is refused", async () => {
  assert.equal(await handler({ results: [] }), { accepted: 0, rejected: 0, rejectedByReason: {} });
  assert.match(await outcomeOf(handler({} as never)), /^InvalidInputError: Expected results/);
});

test.run();
