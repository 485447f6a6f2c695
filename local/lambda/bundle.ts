import { basename, dirname, join } from "node:path";
import { type BuildFailure, build } from "esbuild";
import { syntaxFailure } from "./failures";
import type { FunctionFailure } from "./protocol";

/** A handler ready to run in a worker: its code, and the path it counts as. */
export interface CodeBundle {
  readonly code: string;
  readonly filename: string;
}

/**
 * Bundles a handler with the runtime that serves it, as deployment bundles it for AWS. Packages stay outside and are found
 * from the handler's folder.
 */
export async function bundleHandler(entry: string): Promise<CodeBundle | { readonly failure: FunctionFailure }> {
  const runtime = JSON.stringify(join(__dirname, "runtime"));
  const contents = `import { serve } from ${runtime};\nserve(() => require(${JSON.stringify(entry)}));`;
  const filename = join(dirname(entry), `${basename(entry, ".ts")}.lambda.js`);
  try {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: dirname(entry), sourcefile: filename },
      outfile: filename,
      bundle: true,
      write: false,
      packages: "external",
      platform: "node",
      format: "cjs",
      target: "node20",
      sourcemap: "inline",
      sourcesContent: false,
      logLevel: "silent",
    });
    return { code: outputFiles[0]!.text, filename };
  } catch (error) {
    return { failure: buildFailure(error as BuildFailure, entry) };
  }
}

function buildFailure({ errors = [], message }: Partial<BuildFailure>, entry: string): FunctionFailure {
  const missing = errors.find(({ text }) => text.startsWith("Could not resolve"));
  if (!missing) return syntaxFailure(`SyntaxError: ${message}`);
  const errorMessage = `Error: Cannot find module '${/"(.*)"/.exec(missing.text)?.[1] ?? entry}'`;
  return { errorType: "Runtime.ImportModuleError", errorMessage, trace: [] };
}
