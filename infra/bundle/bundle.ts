import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BuildOptions, build, type Metafile, type OutputFile, type PartialMessage, type Plugin } from "esbuild";
import type { Diagnostic } from "../../asl/diagnostic";

/** A handler with everything it imports, as one module and its source map. */
export interface Bundle {
  readonly code: string;
  readonly sourceMap: string;
}

/** A handler to bundle. */
export interface BundleRequest {
  /** Kebab-case; the handler is `<folder>/<name>.ts`. */
  readonly name: string;
  /** Packages shipped beside the bundle. */
  readonly nativePackages: readonly string[];
}

/** Bundles by handler, and what was wrong with the others. */
export interface Bundled {
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Some packages of the AWS SDK call `require`, which an ECMAScript module does not have. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/** A source map that maps next to nothing; esbuild takes no notice of one that maps nothing at all. */
const EMPTY_MAP = Buffer.from(JSON.stringify({ version: 3, sources: ["package"], mappings: ";AAAA" })).toString(
  "base64",
);
const NO_MAP = `//# sourceMappingURL=data:application/json;base64,${EMPTY_MAP}`;

/** Leaves packages out of source maps: nobody steps through them, and they are most of a map's weight. */
const mapOwnCode: Plugin = {
  name: "map-own-code",
  setup({ onLoad }) {
    onLoad({ filter: /node_modules[\\/].*\.[cm]?js$/ }, ({ path }) => {
      return { contents: `${readFileSync(path, "utf8")}\n${NO_MAP}`, loader: "default" };
    });
  },
};

const OPTIONS = {
  bundle: true,
  write: false,
  // Unlike CommonJS, modules lose what no handler uses: 40 % of the AWS SDK.
  format: "esm",
  mainFields: ["module", "main"],
  outExtension: { ".js": ".mjs" },
  platform: "node",
  target: "node24",
  minify: true,
  // Workflows catch errors by the names of their classes.
  keepNames: true,
  sourcemap: "external",
  sourcesContent: false,
  plugins: [mapOwnCode],
  legalComments: "none",
  charset: "utf8",
  banner: { js: REQUIRE },
  metafile: true,
  logLevel: "silent",
} as const satisfies BuildOptions;

/**
 * Bundles handlers in memory, all in one run so that what they share is parsed once. The same sources give the same bytes,
 * whenever and wherever.
 *
 * @param folder absolute path of the folder that holds the handlers
 * @example (await bundleHandlers([{ name: "notify", nativePackages: [] }], "/srv/app/handlers")).bundles.get("notify")
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html
 */
export async function bundleHandlers(requests: readonly BundleRequest[], folder: string): Promise<Bundled> {
  if (requests.length === 0) return { bundles: new Map(), diagnostics: [] };
  const absWorkingDir = resolve(folder, "..");
  try {
    const { outputFiles, metafile } = await build({
      ...OPTIONS,
      absWorkingDir,
      outdir: absWorkingDir,
      outbase: folder,
      entryPoints: requests.map(({ name }) => join(folder, `${name}.ts`)),
      external: [...new Set(requests.flatMap(({ nativePackages }) => nativePackages))],
    });
    const bundles = new Map(
      requests.map(({ name }) => [name, bundleOf(outputFiles, join(absWorkingDir, name))] as const),
    );
    return { bundles, diagnostics: undeclaredPackages(requests, metafile) };
  } catch (error) {
    return { bundles: new Map(), diagnostics: messagesOf(error).map(compileError) };
  }
}

function bundleOf(files: readonly OutputFile[], path: string): Bundle {
  const textOf = (suffix: string) => files.find((file) => file.path === path + suffix)?.text ?? "";
  return { code: `${textOf(".mjs")}//# sourceMappingURL=index.mjs.map\n`, sourceMap: portable(textOf(".mjs.map")) };
}

/** Packages have no place in the map, and where they are installed must not show. */
function portable(sourceMap: string): string {
  const map = JSON.parse(sourceMap) as { sources: readonly string[] };
  const sources = map.sources.map((source) => (source.includes("node_modules/") ? "package" : source));
  return JSON.stringify({ ...map, sources });
}

/** A package kept outside for one handler is outside for all: whoever imports it must ship it too. */
function undeclaredPackages(requests: readonly BundleRequest[], { outputs }: Metafile): readonly Diagnostic[] {
  const packages = new Set(requests.flatMap(({ nativePackages }) => nativePackages));
  return requests.flatMap(({ name, nativePackages }) =>
    (outputs[`${name}.mjs`]?.imports ?? [])
      .filter(({ path }) => packages.has(path) && !nativePackages.includes(path))
      .map(({ path }) => undeclaredPackage(name, path)),
  );
}

function undeclaredPackage(name: string, path: string): Diagnostic {
  return {
    code: "UNDECLARED_NATIVE_PACKAGE",
    severity: "error",
    location: `handlers/${name}.ts`,
    message: `it imports ${JSON.stringify(path)}, which has native code, without declaring it.`,
    fix: `Add nativePackages: [${JSON.stringify(path)}] to ${JSON.stringify(name)} in handlers/functions.ts.`,
  };
}

function messagesOf(error: unknown): readonly PartialMessage[] {
  const { errors } = error as { errors?: readonly PartialMessage[] };
  return errors ?? [{ text: String(error) }];
}

function compileError({ text, location, notes }: PartialMessage): Diagnostic {
  const fix = notes?.[0]?.text;
  return {
    code: "HANDLER_DOES_NOT_COMPILE",
    severity: "error",
    location: location ? `${location.file}:${location.line}:${(location.column ?? 0) + 1}` : "handlers",
    message: text ?? "esbuild cannot bundle it.",
    ...(fix && { fix }),
  };
}
