import { evaluateIntrinsic, isIntrinsic, parseIntrinsic } from "../../../asl/intrinsics";
import type { Json } from "../../../asl/json";
import { type JsonPath, type PathResult, parsePath, readPathIn } from "../../../asl/jsonpath";
import { compilePayloadTemplate, evaluatePayloadTemplate } from "../../../asl/payload-template";
import { DefinitionError } from "../definition-error";
import { invalidPath, pathNotFound, runtimeError } from "../failure";
import type { Viewer } from "../viewer";
import { Scope } from "./scope";

/** A compiled JSONPath expression: what it gives for a viewer and the document that `$` stands for. */
export type PathExpression = (viewer: Viewer, input: Json) => Json;

const wholeInput: PathExpression = (_viewer, input) => input;
const emptyObject: PathExpression = () => ({});

/** InputPath and OutputPath: a path, `null` for `{}`, nothing for the document as it is. */
export function compileFilter(path: string | null | undefined): PathExpression {
  if (path === undefined || path === "$") return wholeInput;
  return path === null ? emptyObject : compileFieldPath(path);
}

/** A path that fails as fields do: `Invalid path '$.x' : No results for path: $['x']`. */
export function compileFieldPath(text: string): PathExpression {
  const read = compileReader(text);
  return (viewer, input) => {
    const result = read(viewer, input);
    if (result.found) return result.value;
    throw runtimeError(viewer, invalidPath(text, result.reason));
  };
}

/** ErrorPath, CausePath, RoleArn.$: a path or an intrinsic function call. */
export function compileExpression(text: string, field: string): PathExpression {
  if (isIntrinsic(text)) return compileIntrinsic(text);
  const read = compileReader(text);
  return (viewer, input) => {
    const result = read(viewer, input);
    if (result.found) return result.value;
    throw runtimeError(viewer, pathNotFound(text, field, input));
  };
}

/** Whether a path leads to a value, and to which. */
export function compileReader(text: string): (viewer: Viewer, input: Json) => PathResult {
  const path = pathOf(text);
  if (path.root === "input" && path.segments.length === 0) return (_viewer, value) => ({ found: true, value });
  return (viewer, input) => readPathIn(path, new Scope(viewer, input));
}

/** Parameters, ResultSelector, ItemSelector, Assign; nothing hands on the document as it is. */
export function compileTemplate(template: Json | undefined): PathExpression {
  if (template === undefined) return wholeInput;
  const compiled = compilePayloadTemplate(template);
  if (compiled.kind === "constant") return () => compiled.value;
  return (viewer, input) => evaluatePayloadTemplate(compiled, new Scope(viewer, input));
}

export function pathOf(text: string): JsonPath {
  const path = parsePath(text);
  if (path.ok) return path.value;
  throw new DefinitionError(text, path.message);
}

function compileIntrinsic(text: string): PathExpression {
  const call = parseIntrinsic(text);
  if (!call.ok) throw new DefinitionError(text, call.message);
  return (viewer, input) => evaluateIntrinsic(call.value, new Scope(viewer, input));
}
