// The project's TypeScript as JavaScript, without a build step. One esbuild call compiles every file of a zone that has
// changed, and the results are kept under node_modules/.cache: start-up is paid per edit, not per command. Modules are
// compiled one by one, not bundled, so that each keeps its own path in __dirname, stack traces and source positions.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } = require("node:fs");
const { dirname, join, relative, resolve, sep } = require("node:path");

const root = resolve(__dirname, "..");
const cacheFolder = join(root, "node_modules/.cache/aslant");

/** The folder of the project's root in which a file lies; undefined for any other file. */
function zoneOf(filename) {
  const [zone, ...rest] = relative(root, filename).split(sep);
  return rest.length === 0 || zone === ".." || zone === "node_modules" ? undefined : zone;
}

/** Compiled modules of a zone by source path. */
function modulesOf(zone) {
  const cached = readCache(zone);
  const version = readFileSync(__filename);
  const keys = new Map(filesUnder(join(root, zone)).map((name) => [name, keyOf(version, name)]));
  const stale = [...keys.keys()].filter((name) => cached[name]?.key !== keys.get(name));
  if (stale.length === 0) return cached;
  const kept = Object.entries(cached).filter(([name, { key }]) => keys.get(name) === key);
  const added = Object.entries(compileSound(stale)).map(([name, module]) => [name, { ...module, key: keys.get(name) }]);
  return writeCache(zone, Object.fromEntries([...kept, ...added]));
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : filesUnder(path);
    return /(?<!\.d)\.ts$/.test(entry.name) ? [path] : [];
  });
}

function keyOf(version, name) {
  return createHash("sha1").update(version).update(readFileSync(name)).digest("hex");
}

/** Leaves out files with syntax errors: they matter to whoever imports them only. */
function compileSound(names) {
  try {
    return compile(names, root);
  } catch ({ errors }) {
    const broken = errors.map(({ location }) => resolve(root, location.file));
    return compile(
      names.filter((name) => !broken.includes(name)),
      root,
    );
  }
}

function compile(entryPoints, folder) {
  const { outputFiles } = require("esbuild").buildSync({
    entryPoints,
    absWorkingDir: root,
    outdir: folder,
    outbase: folder,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    sourcemap: "external",
    sourcesContent: false,
    supported: { "dynamic-import": false },
    logLevel: "silent",
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  return Object.fromEntries(
    entryPoints.map((name) => {
      const path = name.replace(/\.ts$/, ".js");
      return [name, { code: texts.get(path), sourceMap: texts.get(`${path}.map`) }];
    }),
  );
}

function readCache(zone) {
  try {
    return JSON.parse(readFileSync(cacheFileOf(zone), "utf8"));
  } catch {
    return {};
  }
}

function writeCache(zone, modules) {
  try {
    const temporary = `${cacheFileOf(zone)}.${process.pid}`;
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(temporary, JSON.stringify(modules));
    renameSync(temporary, cacheFileOf(zone));
  } catch {
    // A folder that cannot be written costs time, nothing else.
  }
  return modules;
}

function cacheFileOf(zone) {
  return join(cacheFolder, `${zone}.json`);
}

const modules = new Map();

/** A TypeScript file as a CommonJS module, and its source map. What esbuild says of a syntax error names file and line. */
exports.compiled = (filename) => {
  const zone = zoneOf(filename);
  if (zone !== undefined && !modules.has(zone)) modules.set(zone, modulesOf(zone));
  try {
    return modules.get(zone)?.[filename] ?? compile([filename], dirname(filename))[filename];
  } catch ({ message }) {
    throw new SyntaxError(message);
  }
};
