import type { Diagnostic } from "../asl/diagnostic";
import { type Compiled, type CompileOptions, compile } from "../dsl";
import { workflows } from "../workflows";
import { describeDiagnostics } from "./diagnostics";
import { suggestion } from "./suggestion";
import { Failure, UsageError, type Writer } from "./verb";

/**
 * Compiles a workflow by the name it is listed under, and tells what the validator says of it.
 *
 * @throws UsageError when there is no such workflow
 * @throws Failure when AWS would refuse it
 */
export function compileNamed(name: string, stderr: Writer, options: CompileOptions = {}): Compiled {
  if (!Object.hasOwn(workflows, name)) {
    throw new UsageError(`unknown workflow "${name}". ${suggestion(name, Object.keys(workflows))}`);
  }
  const compiled = compile(workflows[name as keyof typeof workflows], options);
  if (compiled.diagnostics.length > 0) stderr.write(describeDiagnostics(compiled.diagnostics));
  const errors = compiled.diagnostics.filter(isError).length;
  if (errors > 0) throw new Failure(`workflow "${name}" has ${errors} ${errors === 1 ? "error" : "errors"}.`);
  return compiled;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
