import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import type { StateMachineType } from "../../asl/definition";
import type { Diagnostic, SourcePosition } from "../../asl/diagnostic";
import { validate } from "../../asl/validate";
import { bind, type Compiled, printBinding } from "../../dsl";
import type { PlacedFinding } from "./print-findings";

/** Everything wrong with a compiled workflow, placed in the TypeScript that wrote it. */
export function checkWorkflow(compiled: Compiled, type: StateMachineType | undefined): readonly PlacedFinding[] {
  const asCompiled = type === undefined || type === compiled.type;
  const diagnostics = asCompiled ? compiled.diagnostics : asOtherType(compiled, type);
  return diagnostics.map(place);
}

function asOtherType({ definition, sources, diagnostics }: Compiled, type: StateMachineType): readonly Diagnostic[] {
  const found = validate(bind(definition, printBinding), { type });
  const repeated = new Set(found.map(keyOf));
  const own = diagnostics.filter((one) => one.severity === "error" && !repeated.has(keyOf(one)));
  return [...own, ...found.map((one) => withSource(one, sources))];
}

function keyOf({ code, location, message }: Diagnostic): string {
  return JSON.stringify([code, location, message]);
}

/** The author's line of the innermost state that a location is in. */
function withSource(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourcePosition>): Diagnostic {
  const inside = [...sources].filter(([state]) => `${diagnostic.location}/`.startsWith(`${state}/`));
  const source = inside.sort(([left], [right]) => right.length - left.length)[0]?.[1];
  return source === undefined ? diagnostic : { ...diagnostic, source };
}

function place(diagnostic: Diagnostic): PlacedFinding {
  const { source } = diagnostic;
  if (source === undefined || !existsSync(source.file)) return { diagnostic };
  const text = readFileSync(source.file, "utf8");
  return { diagnostic: { ...diagnostic, source: { ...source, file: relative(process.cwd(), source.file) } }, text };
}
