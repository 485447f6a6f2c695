import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compile, workflow } from "../../../dsl";
import { anything } from "../functions";

const test = suite("speed of compile");

function chainOf(states: number) {
  let chain = workflow<{ id: string }>("W");
  for (let index = 0; index < states; index += 1) {
    chain = chain.task(`S${index}` as never, anything, {
      arguments: ({ input }) => ({ id: input.id }),
      resultPath: null,
    }) as unknown as typeof chain;
  }
  return chain;
}

/** The least CPU time of some runs, in milliseconds. */
function cpuMs(work: () => unknown): number {
  const times = Array.from({ length: 15 }, () => {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

test("a thousand states compile in less than 20 ms of CPU time, and eight times as many in about eight times that", () => {
  const [small, large] = [chainOf(1000), chainOf(8000)];
  const smallMs = cpuMs(() => compile(small).definition);
  const largeMs = cpuMs(() => compile(large).definition);
  assert.ok(smallMs < 20, `${smallMs} ms`);
  assert.ok(largeMs < 24 * Math.max(smallMs, 1), `${smallMs} ms for 1,000, ${largeMs} ms for 8,000`);
});

test.run();
