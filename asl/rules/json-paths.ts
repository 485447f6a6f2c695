import { type JsonPath, type PathRoot, parsePath } from "../jsonpath";
import { type Context, fieldsOf, isOpen, type Part, type Rule } from "./context";
import { error } from "./finding";
import type { Expression, Field } from "./shapes";

interface PathKind {
  readonly roots: readonly PathRoot[];
  /** Whether the path must name one place: names and single indices only. */
  readonly reference: boolean;
}

/** What each kind of path may start from and contain. Only some may look into the context object. */
const KINDS: Readonly<Partial<Record<Expression, PathKind>>> = {
  path: { roots: ["input", "context", "variable"], reference: false },
  variable: { roots: ["input", "context", "variable"], reference: true },
  itemsPath: { roots: ["input", "context", "variable"], reference: true },
  referencePath: { roots: ["input", "variable"], reference: true },
  resultPath: { roots: ["input"], reference: true },
};

/** InputPath, OutputPath, ResultPath, Variable and the fields that end in Path hold paths that AWS can read. */
export const jsonPaths: Rule = (context) =>
  context.parts.filter(({ language }) => language === "JSONPath").flatMap((part) => partErrors(context, part));

function partErrors(context: Context, part: Part) {
  return [...fieldsOf(part)].flatMap(([name, value, field]) => {
    const kind = field.expression === undefined ? undefined : KINDS[field.expression];
    if (kind === undefined || typeof value !== "string" || isOpen(context, value)) return [];
    const message = pathError(value, field, kind);
    return message === undefined ? [] : [error(`${part.location}/${name}`, message, { fix: fixOf(value, kind) })];
  });
}

function pathError(text: string, { expression }: Field, kind: PathKind): string | undefined {
  const parsed = text.startsWith("$") ? parsePath(text) : undefined;
  if (parsed?.ok && isOfKind(parsed.value, kind)) return undefined;
  if (!kind.reference) return "Value must be a valid JSONPath.";
  const reason = expression === "variable" && parsed === undefined ? ": Reference path didn't start with '$'" : "";
  return `Value is not a Reference Path${reason}`;
}

function fixOf(text: string, { roots }: PathKind): string {
  if (!text.startsWith("$")) return 'A path starts with "$".';
  const parsed = parsePath(text);
  if (!parsed.ok) return `Path: ${parsed.message} (at character ${parsed.offset + 1}).`;
  if (!roots.includes(parsed.value.root))
    return `The path must start from ${roots.map((root) => ROOTS[root]).join(" or ")}.`;
  return "The path must lead to one place: names and single indices only.";
}

const ROOTS: Readonly<Record<PathRoot, string>> = {
  input: "the state's input ($.x)",
  context: "the context object ($$.x)",
  variable: "a variable ($name)",
};

function isOfKind({ root, reference }: JsonPath, kind: PathKind): boolean {
  return kind.roots.includes(root) && (reference || !kind.reference);
}
