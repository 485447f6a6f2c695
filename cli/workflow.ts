import type { Diagnostic } from "../asl/diagnostic";
import { type AnyWorkflow, type Compiled, type CompileOptions, compile } from "../dsl";
import { workflows } from "../workflows";
import { deployments } from "../workflows/deployments";
import { describeDiagnostics } from "./diagnostics";
import { suggestion } from "./suggestion";
import { Failure, UsageError, type Writer } from "./verb";

/** How a workflow is compiled, and the numbers set for it in place of its defaults. */
export interface BuildOptions extends CompileOptions {
  readonly parameters?: Readonly<Record<string, number>>;
}

/**
 * Compiles a workflow by the name it is listed under, and tells what the validator says of it.
 *
 * @throws UsageError when there is no such workflow
 * @throws Failure when AWS would refuse it
 */
export function compileNamed(name: string, stderr: Writer, options: BuildOptions = {}): Compiled {
  if (!Object.hasOwn(workflows, name)) {
    throw new UsageError(`unknown workflow "${name}". ${suggestion(name, Object.keys(workflows))}`);
  }
  const compiled = compile(build(name as keyof typeof workflows, options), options);
  if (compiled.diagnostics.length > 0) stderr.write(describeDiagnostics(compiled.diagnostics, compiled.name));
  const errors = compiled.diagnostics.filter(isError).length;
  if (errors > 0) throw new Failure(`workflow "${name}" has ${errors} ${errors === 1 ? "error" : "errors"}.`);
  return compiled;
}

function build(name: keyof typeof workflows, { parameters = {} }: BuildOptions): AnyWorkflow {
  const settable = deployments[name]?.parameters;
  return settable === undefined ? workflows[name] : settable.build({ ...settable.defaults, ...parameters });
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
