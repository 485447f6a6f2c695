import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { appendLines, lastRecord, mendJournal, readJournal, writeLine } from "../../../local/journal";
import { readLine } from "../../../local/journal/line";

const journal = suite<{ folder: string; path: string }>("journals");

journal.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "aslant-test-"));
  context.path = join(context.folder, "journal.jsonl");
});
journal.after.each(({ folder }) => rmSync(folder, { recursive: true }));

const records = [{ a: 1 }, { text: "snow ☃ 😀\n" }, { deep: [{ b: null }] }];

journal("what is written is read again, from the start or from a record on", ({ path }) => {
  appendLines(path, records.map(writeLine).join(""));
  const entries = [...readJournal(path)];
  assert.equal(
    entries.map(({ record }) => record),
    records,
  );
  const rest = [...readJournal(path, entries[0]?.endByte)];
  assert.equal(
    rest.map(({ record }) => record),
    records.slice(1),
  );
  assert.equal(lastRecord(path), records[2]);
});

journal("records of any size are read whole", ({ path }) => {
  const large = { text: "x".repeat(200_000) };
  appendLines(path, [large, ...records, large].map(writeLine).join(""));
  assert.is([...readJournal(path)].length, 5);
  assert.equal(lastRecord(path), large);
});

journal("a line that changed in any place is no record", () => {
  const line = writeLine({ event: { id: 1, name: "Pay" } }).trimEnd();
  fc.assert(
    fc.property(fc.nat(line.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
      const changed = line.slice(0, at) + String.fromCharCode(code) + line.slice(at + 1);
      return changed === line || readLine(changed) === undefined;
    }),
  );
});

journal("a torn last line is cut off without a word", ({ path }) => {
  const whole = records.map(writeLine).join("");
  writeFileSync(path, whole + writeLine({ torn: true }).slice(0, -5));
  assert.equal(mendJournal(path, unexpected), records);
  assert.is(readFileSync(path, "utf8"), whole);
});

journal("damage is told, and what follows it is kept beside", ({ path }) => {
  const [first = "", second = ""] = records.map(writeLine);
  const damaged = second.replace("snow", "know");
  writeFileSync(path, first + damaged + first);
  const told: string[] = [];
  assert.equal(
    mendJournal(path, (message) => told.push(message)),
    records.slice(0, 1),
  );
  assert.is(told.length, 1);
  assert.match(told[0] ?? "", /is damaged: line 2 is not as it was written\. The 1 records before it are kept/);
  assert.is(readFileSync(path, "utf8"), first);
  assert.is(readFileSync(`${path}.damaged`, "utf8"), damaged + first);
});

journal("a full disk is told in words", () => {
  if (!existsSync("/dev/full")) return;
  assert.throws(() => appendLines("/dev/full", "x"), /"\/dev\/full" cannot be written: the disk is full/);
});

journal("a journal can be continued after it was mended", ({ path }) => {
  appendFileSync(path, `${writeLine({ a: 1 })}{"crc":"torn`);
  mendJournal(path, unexpected);
  appendLines(path, writeLine({ b: 2 }));
  assert.equal(mendJournal(path, unexpected), [{ a: 1 }, { b: 2 }]);
});

function unexpected(message: string): void {
  throw new Error(message);
}

journal.run();
