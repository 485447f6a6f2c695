import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Diagnostic } from "../../asl/diagnostic";

/** Folders of packages built for Lambda's platform, by the path they have in a function's zip. */
export type NativeFolders = Readonly<Record<string, string>>;

/** What a lock file says about an installed package. */
interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Installs what the lock file of a folder holds, for Lambda's platform; gives what went wrong. */
export type Install = (folder: string) => string | undefined;

type Lock = ReadonlyMap<string, LockedPackage>;

const PLATFORM = { os: "linux", cpu: "arm64", libc: "glibc" } as const;
const INSTALL = ["ci", ...Object.entries(PLATFORM).map(([name, value]) => `--${name}=${value}`), "--ignore-scripts"];
const QUIET = ["--no-audit", "--no-fund", "--loglevel=error"];

/**
 * Folders of some packages and all they need, as built for Lambda (Linux, arm64, glibc). What `npm ci` installed for this
 * machine is of no use there, so `folder` has its own package.json and lock file; it is installed when it is not yet.
 *
 * @param folder path of the folder that holds package.json and package-lock.json
 * @param install what installs them, npm unless another is given
 * @example nativeFolders(["sharp"], "infra/native").folders["node_modules/sharp"] // "infra/native/node_modules/sharp"
 * @see https://sharp.pixelplumbing.com/install#aws-lambda
 */
export function nativeFolders(
  packages: readonly string[],
  folder: string,
  install: Install = npmInstall,
): { readonly folders: NativeFolders; readonly diagnostics: readonly Diagnostic[] } {
  const lock = readLock(join(folder, "package-lock.json"));
  const unknown = packages.filter((name) => !lock.has(`node_modules/${name}`));
  if (unknown.length > 0) return { folders: {}, diagnostics: unknown.map((name) => notLocked(name, folder)) };
  const paths = closure(packages, lock);
  const failure = isInstalled(paths, lock, folder) ? undefined : install(folder);
  if (failure !== undefined) return { folders: {}, diagnostics: [notInstalled(packages, folder, failure)] };
  return { folders: Object.fromEntries(paths.map((path) => [path, join(folder, path)])), diagnostics: [] };
}

function readLock(path: string): Lock {
  try {
    const { packages } = JSON.parse(readFileSync(path, "utf8")) as { packages: Record<string, LockedPackage> };
    return new Map(Object.entries(packages));
  } catch {
    return new Map();
  }
}

/** The packages and all they need on Lambda's platform, as paths below the folder, sorted. */
function closure(packages: readonly string[], lock: Lock): readonly string[] {
  const found = new Set(packages.map((name) => `node_modules/${name}`));
  for (const path of found) {
    const { dependencies, optionalDependencies } = lock.get(path) ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const needed = lock.get(`node_modules/${name}`);
      if (needed && runsOnLambda(needed)) found.add(`node_modules/${name}`);
    }
  }
  return [...found].sort();
}

function runsOnLambda(locked: LockedPackage): boolean {
  return Object.entries(PLATFORM).every(([key, value]) => {
    const allowed = locked[key as keyof typeof PLATFORM];
    return allowed === undefined || allowed.includes(value);
  });
}

/** npm keeps a lock file of what it has installed. */
function isInstalled(paths: readonly string[], lock: Lock, folder: string): boolean {
  const installed = readLock(join(folder, "node_modules/.package-lock.json"));
  return paths.every((path) => installed.get(path)?.integrity === lock.get(path)?.integrity && installed.has(path));
}

/** What npm says when it fails. */
function npmInstall(folder: string): string | undefined {
  const npm = spawnSync("npm", [...INSTALL, ...QUIET], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (npm.status === 0) return undefined;
  return npm.error?.message ?? npm.stderr.trim();
}

function notLocked(name: string, folder: string): Diagnostic {
  const command = `npm install --package-lock-only --prefix ${relative(".", folder)} ${name}`;
  return {
    code: "UNKNOWN_NATIVE_PACKAGE",
    severity: "error",
    location: `${relative(".", folder)}/package.json`,
    message: `a function declares the native package ${JSON.stringify(name)}, which is not locked here.`,
    fix: `${command} --os=${PLATFORM.os} --cpu=${PLATFORM.cpu} --libc=${PLATFORM.libc}`,
  };
}

function notInstalled(packages: readonly string[], folder: string, failure: string): Diagnostic {
  return {
    code: "NATIVE_PACKAGE_NOT_INSTALLED",
    severity: "error",
    location: `${relative(".", folder)}/package-lock.json`,
    message: `npm cannot install ${packages.join(", ")} for ${PLATFORM.os} ${PLATFORM.cpu}: ${failure}`,
    fix: `Check the connection to the npm registry, or run: npm ${INSTALL.join(" ")} --prefix ${relative(".", folder)}`,
  };
}
