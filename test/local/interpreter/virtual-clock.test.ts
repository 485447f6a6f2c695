import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createVirtualClock } from "../../../local/interpreter";

const clocks = suite("virtual clock");

const turn = () => new Promise((resolve) => setImmediate(resolve));

clocks("jumps to its appointments in order of time, and of arrival at one time", async () => {
  const clock = createVirtualClock(0);
  const seen: string[] = [];
  clock.at(2_000, () => seen.push(`b at ${clock.now()}`));
  clock.at(1_000, () => seen.push(`a at ${clock.now()}`));
  clock.at(2_000, () => seen.push(`c at ${clock.now()}`));
  for (let turns = 0; turns < 5; turns++) await turn();
  assert.equal(seen, ["a at 1000", "b at 2000", "c at 2000"]);
});

clocks("waits while work outside of it is under way", async () => {
  const clock = createVirtualClock(0);
  const release = clock.hold();
  let fired = false;
  clock.at(1_000, () => {
    fired = true;
  });
  for (let turns = 0; turns < 5; turns++) await turn();
  assert.is(fired, false);
  release();
  for (let turns = 0; turns < 5; turns++) await turn();
  assert.is(fired, true);
});

clocks("forgets an appointment that is cancelled", async () => {
  const clock = createVirtualClock(0);
  clock.at(1_000, () => assert.unreachable()).cancel();
  for (let turns = 0; turns < 5; turns++) await turn();
  assert.is(clock.now(), 0);
});

clocks("moves by hand, up to the time it is told", () => {
  const clock = createVirtualClock(0, false);
  const seen: number[] = [];
  clock.at(1_000, () => seen.push(clock.now()));
  clock.at(3_000, () => seen.push(clock.now()));
  clock.advance(2_000);
  assert.equal([seen, clock.now()], [[1_000], 2_000]);
});

clocks.run();
