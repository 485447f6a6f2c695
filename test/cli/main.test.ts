import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../cli/main";
import { verbNames } from "../../cli/verbs";
import { testIo } from "./test-io";

const test = suite("main");

test("without a command every verb is listed", async () => {
  const io = testIo();
  assert.is(await run([], io), 0);
  for (const name of verbNames) assert.match(io.out(), new RegExp(`^  ${name} `, "m"));
});

test("an unknown command is answered with the nearest one", async () => {
  const io = testIo();
  assert.is(await run(["lst"], io), 2);
  assert.is(io.err(), 'aslant: unknown command "lst". Did you mean "list"?\nSee: aslant help\n');
});

test("names of every object are no commands", async () => {
  for (const name of ["constructor", "__proto__", "toString"]) assert.is(await run([name], testIo()), 2);
});

test("--help prints the usage of a verb and runs nothing", async () => {
  const io = testIo();
  assert.is(await run(["run", "--help"], io), 0);
  assert.match(io.out(), "Usage: aslant run WORKFLOW|FILE --input FILE|JSON");
});

test("an unknown option is answered with the nearest one and the usage", async () => {
  const io = testIo();
  assert.is(await run(["start", "--frsh"], io), 2);
  assert.match(io.err(), 'aslant start: unknown option "--frsh". Did you mean "--fresh"?');
  assert.match(io.err(), "Usage: aslant start");
});

test("an option without its value, a word missing or too many are usage errors", async () => {
  for (const args of [["run", "a", "--input"], ["compile"], ["compile", "a", "b"], ["list", "extra"]]) {
    const io = testIo();
    assert.is(await run(args, io), 2, args.join(" "));
    assert.match(io.err(), `Usage: aslant ${args[0]}`);
  }
});

test.run();
