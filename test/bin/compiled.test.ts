import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("compiled modules");
const BIN = join(__dirname, "../../bin");

interface Module {
  readonly code: string;
  readonly sourceMap: string;
}

/** Another project with these files, and what compiles them. */
function inProject(files: Readonly<Record<string, string>>, check: (compiled: (name: string) => Module) => void): void {
  const root = mkdtempSync(join(tmpdir(), "compiled-"));
  try {
    for (const folder of ["bin", "handlers", "node_modules"]) mkdirSync(join(root, folder));
    symlinkSync(dirname(require.resolve("esbuild/package.json")), join(root, "node_modules/esbuild"));
    copyFileSync(join(BIN, "compiled.js"), join(root, "bin/compiled.js"));
    for (const [name, text] of Object.entries({ "index.ts": "", ...files })) writeFileSync(join(root, name), text);
    const { compiled } = require(join(root, "bin/compiled.js"));
    check((name) => compiled(join(root, name)));
  } finally {
    rmSync(root, { recursive: true });
  }
}

test("a module comes without its types, with a map to its lines", () => {
  inProject({ "handlers/add.ts": "export const add = (left: number) => left + 1;" }, (compiled) => {
    const { code, sourceMap } = compiled("handlers/add.ts");
    assert.match(code, "(left) => left + 1");
    assert.ok(JSON.parse(sourceMap).mappings.length > 0);
  });
});

test("a syntax error is told to whoever imports the file, and to nobody else", () => {
  const files = { "handlers/broken.ts": "const sum = 1 +;", "handlers/sound.ts": "export const one = 1;" };
  inProject(files, (compiled) => {
    assert.match(compiled("handlers/sound.ts").code, "one = 1");
    assert.throws(
      () => compiled("handlers/broken.ts"),
      (error: Error) => error instanceof SyntaxError && /broken\.ts:1:15: ERROR: Unexpected ";"/.test(error.message),
    );
  });
});

test.run();
