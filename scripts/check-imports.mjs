// Checks that every zone imports only what docs/architecture.md allows, so that the pipeline keeps its one direction.
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const anything = /^/;
const declarations = "handlers/(functions|resources)$";
const face = "dsl$|dsl/index$|dsl/integrations/";
/** Packages but for the SDK's clients, whose types `awsSdk` takes. */
const packagesButClients = /^(?!@aws-sdk\/client-)/;

/** The first rule whose `files` matches applies. `ours` are the project's files it may import, `not` packages it may not. */
export const rules = [
  { files: /^asl\//, ours: /^asl\//, not: /^@pulumi\// },
  { files: /^dsl\//, ours: /^(dsl|asl)\//, not: /^@pulumi\// },
  { files: /^workflows\//, ours: new RegExp(`^(workflows/|${face}|${declarations})`), not: packagesButClients },
  { files: new RegExp(`^${declarations.replace("$", "\\.ts$")}`), ours: /^(dsl($|\/)|handlers\/)/, not: anything },
  { files: /^handlers\//, ours: /^handlers\/(?!functions$|resources$)/, not: /^@pulumi\// },
  { files: /^infra\//, ours: new RegExp(`^(infra/|dsl($|/)|asl/|workflows($|/)|${declarations})`), not: /^$/ },
  { files: /^local\//, ours: /^(local|asl)\//, not: /^@pulumi\// },
  { files: /^cli\//, ours: /^(?!infra\/|index$|test\/|bench\/)/, not: /^@pulumi\// },
  { files: /^console\//, ours: /^(console\/|asl\/|local\/interpreter\/)/, not: /^@pulumi\// },
  { files: /^(test|scripts)\/(?!infra\/)/, ours: /^(?!infra\/|index$)/, not: /^@pulumi\// },
  { files: /^(test\/infra\/|bench\/|index\.ts$)/, ours: anything, not: /^$/ },
];

/** What is wrong with the imports of one file: a sentence each. */
export function checkFile(file, text) {
  const rule = rules.find(({ files }) => files.test(file));
  if (!rule) return [`${file}: belongs to no zone; give it a rule in scripts/check-imports.mjs`];
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    const problem = fileName.startsWith(".") ? checkOwn(file, fileName, rule) : checkPackage(fileName, rule);
    return problem ? [`${file}: may not import "${fileName}"${problem}`] : [];
  });
}

function checkOwn(file, specifier, { ours }) {
  const target = posix.normalize(posix.join(dirname(file), specifier)).replace(/\.(ts|js|mjs)$/, "");
  if (target.startsWith("..")) return " (outside the project)";
  return ours.test(target) ? undefined : ` (${target})`;
}

function checkPackage(specifier, { not }) {
  if (specifier.startsWith("/")) return " (an absolute path)";
  const builtin = specifier.startsWith("node:") || builtinModules.includes(specifier);
  return !builtin && not.test(specifier) ? " (a package)" : undefined;
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name.startsWith(".")) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : entry.name.endsWith(".ts") ? [path] : [];
  });
}

function main() {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
  const files = filesUnder(root).map((path) => relative(root, path).split(sep).join("/"));
  const problems = files.flatMap((file) => checkFile(file, readFileSync(join(root, file), "utf8")));
  for (const problem of problems) console.error(problem);
  console.log(`imports: ${files.length} files checked, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
