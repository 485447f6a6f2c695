import { spawnSync } from "node:child_process";
import { Failure } from "../verb";

const SORT_IMPORTS = ["check", "--write", "--linter-enabled=false"];
/** Sorting lets through what Biome cannot read; formatting does not. */
const FORMAT = ["format"];

/**
 * A source text as `npm run check` wants it: formatted, imports in order.
 *
 * @param path where the text will stand in the project
 * @throws Failure when Biome is not installed or cannot read the text
 */
export function tidy(root: string, path: string, text: string): string {
  return [SORT_IMPORTS, FORMAT].reduce((input, command) => {
    const args = [biome(), ...command, `--stdin-file-path=${path}`];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input, encoding: "utf8" });
    if (status === 0) return stdout;
    const reason = /× (.+)/.exec(stderr)?.[1] ?? stderr.trim();
    throw new Failure(`Biome cannot format ${path}, so nothing was written: ${reason}.`);
  }, text);
}

function biome(): string {
  try {
    return require.resolve("@biomejs/biome/bin/biome");
  } catch {
    throw new Failure("Biome, which formats what is written, is not installed. Run npm ci.");
  }
}
