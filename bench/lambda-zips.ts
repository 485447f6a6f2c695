import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import * as esbuild from "esbuild";
import { bundleHandlers } from "../infra/bundle/bundle";
import { nativeFolders } from "../infra/bundle/native-packages";
import { CODE_FOLDERS } from "../infra/prepare";
import { CATALOG } from "../infra/project";

/** A file's entries in a zip besides its bytes: a local and a central header and its name twice. */
const headerBytes = 76;

/** How large each function's zip is, and what it costs to bundle them all. Linux only. */
export async function run(): Promise<void> {
  const functions = CATALOG.declarations.flatMap((declared) => (declared.kind === "function" ? [declared] : []));
  const before = cpuSeconds();
  const { bundles } = await bundleHandlers(functions, CODE_FOLDERS.handlers);
  // Only what has ended is counted.
  await esbuild.stop();
  await new Promise((done) => setTimeout(done, 500));
  const spent = cpuSeconds() - before;
  for (const { name, nativePackages } of functions) {
    const { code = "", sourceMap = "" } = bundles.get(name) ?? {};
    const folders = Object.entries(nativeFolders(nativePackages, CODE_FOLDERS.native).folders);
    const own = zippedBytes("index.mjs", Buffer.from(code)) + zippedBytes("index.mjs.map", Buffer.from(sourceMap));
    const native = folders.reduce((sum, [path, folder]) => sum + zippedFolderBytes(path, folder), 0);
    console.log(
      `${name.padEnd(24)}${mebibytes(own)}${native > 0 ? ` + ${mebibytes(native)} of ${nativePackages}` : ""}`,
    );
  }
  console.log(`${functions.length} functions bundled in ${spent.toFixed(2)} s CPU`);
}

function zippedFolderBytes(path: string, folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .reduce((sum, file) => sum + zippedBytes(path + file.slice(folder.length), readFileSync(file)), 0);
}

function zippedBytes(name: string, content: Buffer): number {
  return deflateRawSync(content).length + headerBytes + 2 * name.length;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(3)} MiB`;
}

/** CPU time of this process and of those that it started and that have ended. */
function cpuSeconds(): number {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  return [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0) / 100;
}
