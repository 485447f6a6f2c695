import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bundleHandlers } from "../../../infra/bundle/bundle";
import { CODE_FOLDERS } from "../../../infra/prepare";
import { CATALOG } from "../../../infra/project";

const test = suite("bundles of handlers");
const FIXTURES = join(__dirname, "../fixtures");
const ROOT = join(__dirname, "../../..");
const KIBIBYTE = 1024;

const plain = (name: string) => ({ name, nativePackages: [] });
const shrink = { name: "shrink", nativePackages: ["sharp"] };

test("a bundle runs, and its errors keep the names of their classes", async () => {
  const { bundles } = await bundleHandlers([plain("greet")], join(FIXTURES, "handlers"));
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  try {
    writeFileSync(join(folder, "index.mjs"), bundles.get("greet")?.code ?? "");
    const { handler } = await import(join(folder, "index.mjs"));
    process.env["GREETING"] = "hello";
    assert.is(await handler({ name: "Ada" }), "hello Ada");
    const error = await handler({ name: "" }).catch((reason: unknown) => reason);
    assert.is(error.name, "NobodyError");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the same sources elsewhere give the same bytes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "elsewhere-"));
  try {
    cpSync(CODE_FOLDERS.handlers, join(folder, "handlers"), { recursive: true });
    cpSync(join(ROOT, "tsconfig.json"), join(folder, "tsconfig.json"));
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    const here = await bundleHandlers([plain("notify")], CODE_FOLDERS.handlers);
    const there = await bundleHandlers([plain("notify")], join(folder, "handlers"));
    assert.equal(there.diagnostics, []);
    assert.is(there.bundles.get("notify")?.code, here.bundles.get("notify")?.code);
    assert.is(there.bundles.get("notify")?.sourceMap, here.bundles.get("notify")?.sourceMap);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a source map leads to the handler's own lines and leaves packages out", async () => {
  const { bundles } = await bundleHandlers([plain("notify")], CODE_FOLDERS.handlers);
  const { sources } = JSON.parse(bundles.get("notify")?.sourceMap ?? "{}");
  assert.ok(sources.includes("handlers/notify.ts"), sources.join());
  assert.equal([...new Set(sources.filter((source: string) => !source.startsWith("handlers/")))], ["package"]);
});

test("what else is bundled does not change a bundle", async () => {
  const alone = await bundleHandlers([plain("greet")], join(FIXTURES, "handlers"));
  const together = await bundleHandlers([plain("record"), plain("greet"), shrink], join(FIXTURES, "handlers"));
  assert.equal(together.bundles.get("greet"), alone.bundles.get("greet"));
});

test("packages with native code stay outside, for handlers that declare them", async () => {
  const { bundles, diagnostics } = await bundleHandlers([shrink], join(FIXTURES, "handlers"));
  assert.equal(diagnostics, []);
  assert.match(bundles.get("shrink")?.code ?? "", /from\s*"sharp"/);
});

test("a handler that imports a native package without declaring it is named", async () => {
  const text = readFileSync(join(FIXTURES, "handlers/shrink.ts"), "utf8");
  const folder = temporaryHandlers({ shrink: text, "shrink-twice": text });
  const { diagnostics } = await bundleHandlers([shrink, plain("shrink-twice")], folder);
  assert.equal(
    diagnostics.map(({ code, location }) => [code, location]),
    [["UNDECLARED_NATIVE_PACKAGE", "handlers/shrink-twice.ts"]],
  );
});

test("every handler that does not compile is named with its line", async () => {
  const folder = temporaryHandlers({
    first: "export const handler = async (event) => event.name +;",
    second: 'import { missing } from "./nowhere";\nexport const handler = missing;',
  });
  const { diagnostics } = await bundleHandlers([plain("first"), plain("second")], folder);
  assert.equal(
    diagnostics.map(({ code, location, message }) => `${code} ${location} ${message}`),
    [
      'HANDLER_DOES_NOT_COMPILE handlers/first.ts:1:53 Unexpected ";"',
      'HANDLER_DOES_NOT_COMPILE handlers/second.ts:1:25 Could not resolve "./nowhere"',
    ],
  );
});

test("every function of this project is at most 400 KiB zipped, without packages shipped beside", async () => {
  const functions = CATALOG.declarations.flatMap((declaration) =>
    declaration.kind === "function" ? [declaration] : [],
  );
  const { bundles, diagnostics } = await bundleHandlers(functions, CODE_FOLDERS.handlers);
  assert.equal(diagnostics, []);
  assert.is(bundles.size, functions.length);
  for (const [name, { code, sourceMap }] of bundles) {
    const zipped = deflateRawSync(code).length + deflateRawSync(sourceMap).length;
    assert.ok(zipped < 400 * KIBIBYTE, `${name} takes ${Math.round(zipped / KIBIBYTE)} KiB`);
  }
});

const folders: string[] = [];

/** A folder of handlers with these texts, gone after the tests. */
function temporaryHandlers(texts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "handlers-"));
  folders.push(folder);
  mkdirSync(join(folder, "handlers"));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, "handlers", `${name}.ts`), text);
  return join(folder, "handlers");
}

test.after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

test.run();
