import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { nativeFolders } from "../../../infra/bundle/native-packages";
import { CODE_FOLDERS } from "../../../infra/prepare";

const test = suite("native packages");
const ROOT = join(__dirname, "../../..");

const LOCK = {
  packages: {
    "": { dependencies: { picture: "1.0.0" } },
    "node_modules/picture": {
      version: "1.0.0",
      integrity: "a",
      dependencies: { pixels: "1" },
      optionalDependencies: { "picture-arm": "1", "picture-x64": "1" },
    },
    "node_modules/pixels": { version: "1.0.0", integrity: "b" },
    "node_modules/picture-arm": { version: "1.0.0", integrity: "c", os: ["linux"], cpu: ["arm64"], libc: ["glibc"] },
    "node_modules/picture-x64": { version: "1.0.0", integrity: "d", os: ["linux"], cpu: ["x64"] },
    "node_modules/unrelated": { version: "1.0.0", integrity: "e" },
  },
};

function inFolder(installed: object, check: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "native-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify(LOCK));
    writeFileSync(join(folder, "node_modules/.package-lock.json"), JSON.stringify({ packages: installed }));
    check(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a package comes with all it needs on Lambda's platform, and nothing else", () => {
  inFolder(LOCK.packages, (folder) => {
    const { folders, diagnostics } = nativeFolders(["picture"], folder);
    assert.equal(diagnostics, []);
    assert.equal(Object.keys(folders), ["node_modules/picture", "node_modules/picture-arm", "node_modules/pixels"]);
    assert.is(folders["node_modules/pixels"], join(folder, "node_modules/pixels"));
  });
});

test("a package that is not locked is named with the command that locks it", () => {
  inFolder(LOCK.packages, (folder) => {
    const { diagnostics } = nativeFolders(["canvas"], folder);
    assert.is(diagnostics[0]?.code, "UNKNOWN_NATIVE_PACKAGE");
    assert.match(
      diagnostics[0]?.fix ?? "",
      /^npm install --package-lock-only .* canvas --os=linux --cpu=arm64 --libc=glibc$/,
    );
  });
});

test("what is not installed yet is installed once, by its lock file", () => {
  inFolder({}, (folder) => {
    const installed: string[] = [];
    const { folders } = nativeFolders(["picture"], folder, (where) => void installed.push(where));
    assert.equal(installed, [folder]);
    assert.is(Object.keys(folders).length, 3);
  });
  inFolder(LOCK.packages, (folder) => {
    nativeFolders(["picture"], folder, () => {
      throw new Error("it is installed already");
    });
  });
});

test("what npm says is reported when it cannot install", () => {
  // Of another build: it must be installed anew, which this folder without a package.json does not allow.
  inFolder({ ...LOCK.packages, "node_modules/pixels": { integrity: "other" } }, (folder) => {
    const { folders, diagnostics } = nativeFolders(["picture"], folder);
    assert.equal(folders, {});
    assert.is(diagnostics[0]?.code, "NATIVE_PACKAGE_NOT_INSTALLED");
    assert.match(diagnostics[0]?.message ?? "", /npm cannot install picture for linux arm64/);
  });
});

test("the packages of this project are of the same version for Lambda and for this machine", () => {
  const here = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const lambda = JSON.parse(readFileSync(join(CODE_FOLDERS.native, "package.json"), "utf8"));
  for (const [name, version] of Object.entries(lambda.dependencies)) assert.is(here.dependencies[name], version, name);
});

test.run();
