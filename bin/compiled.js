// The project's TypeScript as JavaScript, without a build step. One esbuild call compiles every file of the zones and the
// result is kept under node_modules/.cache until a source changes: start-up is paid per edit, not per command. Modules are
// compiled one by one, not bundled, so that each keeps its own path in __dirname, stack traces and source positions.
const { createHash } = require("node:crypto");
const { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } = require("node:fs");
const { dirname, join, resolve } = require("node:path");

const root = resolve(__dirname, "..");
const zones = ["asl", "cli", "console", "dsl", "handlers", "infra", "local", "scripts", "workflows"];
const cacheFolder = join(root, "node_modules/.cache/aslant");

/** Every TypeScript file of the zones, with its text. */
function readSources() {
  const names = zones
    .map((zone) => join(root, zone))
    .filter(existsSync)
    .flatMap(filesUnder)
    .concat(join(root, "index.ts"));
  return names.map((name) => ({ name, text: readFileSync(name) }));
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : filesUnder(path);
    return /(?<!\.d)\.ts$/.test(entry.name) ? [path] : [];
  });
}

function keyOf(sources) {
  const hash = createHash("sha1").update(readFileSync(__filename));
  for (const { name, text } of sources) hash.update(`\0${name}\0`).update(text);
  return hash.digest("hex");
}

/** Compiled modules by source path. */
function compiledModules() {
  const sources = readSources();
  const key = keyOf(sources);
  return readCache(key) ?? writeCache(key, compileSound(sources.map(({ name }) => name)));
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

function readCache(key) {
  try {
    const cache = JSON.parse(readFileSync(join(cacheFolder, "modules.json"), "utf8"));
    return cache.key === key ? cache.modules : undefined;
  } catch {
    return undefined;
  }
}

function writeCache(key, modules) {
  try {
    const temporary = join(cacheFolder, `${process.pid}.tmp`);
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(temporary, JSON.stringify({ key, modules }));
    renameSync(temporary, join(cacheFolder, "modules.json"));
  } catch {
    // A folder that cannot be written costs time, nothing else.
  }
  return modules;
}

let modules;

/** A TypeScript file as a CommonJS module, and its source map. What esbuild says of a syntax error names file and line. */
exports.compiled = (filename) => {
  modules ??= compiledModules();
  try {
    return modules[filename] ?? compile([filename], dirname(filename))[filename];
  } catch ({ message }) {
    throw new SyntaxError(message);
  }
};
