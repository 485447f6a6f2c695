import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
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

/** Another project with these files. Each call of `start` is a process that asks for compiled modules anew. */
function inProject(
  files: Readonly<Record<string, string>>,
  check: (start: () => (name: string) => Module, root: string) => void,
): void {
  const root = mkdtempSync(join(tmpdir(), "compiled-"));
  const program = join(root, "bin/compiled.js");
  try {
    for (const folder of ["bin", "handlers", "node_modules"]) mkdirSync(join(root, folder));
    symlinkSync(dirname(require.resolve("esbuild/package.json")), join(root, "node_modules/esbuild"));
    copyFileSync(join(BIN, "compiled.js"), program);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    const start = () => {
      delete require.cache[realpathSync(program)];
      const { compiled } = require(program);
      return (name: string) => compiled(join(root, name));
    };
    check(start, root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test("a module comes without its types, with a map to its lines", () => {
  inProject({ "handlers/add.ts": "export const add = (left: number) => left + 1;" }, (start) => {
    const { code, sourceMap } = start()("handlers/add.ts");
    assert.match(code, "(left) => left + 1");
    assert.ok(JSON.parse(sourceMap).mappings.length > 0);
  });
});

test("a module is compiled again when it has changed, and only then", () => {
  const files = { "handlers/one.ts": "export const one = 1;", "handlers/two.ts": "export const two = 2;" };
  inProject(files, (start, root) => {
    start()("handlers/one.ts");
    const cache = join(root, "node_modules/.cache/aslant/handlers.json");
    writeFileSync(cache, readFileSync(cache, "utf8").replace("two = 2", "two = 22"));
    writeFileSync(join(root, "handlers/one.ts"), "export const one = 11;");
    const compiled = start();
    assert.match(compiled("handlers/one.ts").code, "one = 11");
    assert.match(compiled("handlers/two.ts").code, "two = 22");
  });
});

test("a syntax error is told to whoever imports the file, and to nobody else", () => {
  const files = { "handlers/broken.ts": "const sum = 1 +;", "handlers/sound.ts": "export const one = 1;" };
  inProject(files, (start) => {
    for (const compiled of [start(), start()]) {
      assert.match(compiled("handlers/sound.ts").code, "one = 1");
      assert.throws(
        () => compiled("handlers/broken.ts"),
        (error: Error) => error instanceof SyntaxError && /broken\.ts:1:15: ERROR: Unexpected ";"/.test(error.message),
      );
    }
  });
});

test.run();
