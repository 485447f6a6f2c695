import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { PathWriteFailure, writePath } from "../../../asl/jsonpath";
import { runtimeError, StateFailure } from "../failure";
import type { Variables } from "../flow";
import type { CatcherProgram, Handover } from "../guard";
import type { StateIo } from "../state-io";
import { inspected, type Viewer } from "../viewer";
import { compileFilter, compileTemplate, type PathExpression, pathOf } from "./path-expression";

/** The fields of a JSONPath state that shape its input and output. */
export interface JsonPathFields {
  readonly InputPath?: string | null;
  readonly Parameters?: Json;
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string | null;
  readonly Assign?: JsonObject;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html */
export function compileJsonPathIo(fields: JsonPathFields): StateIo {
  const inputPath = compileFilter(fields.InputPath);
  const filter: PathExpression = (viewer, input) => inspected(viewer, "afterInputPath", inputPath(viewer, input));
  const parameters = compileTemplate(fields.Parameters);
  const selector = compileTemplate(fields.ResultSelector);
  const resultPath = compileResultPath(fields.ResultPath);
  const outputPath = compileFilter(fields.OutputPath);
  const assign = compileAssign(fields.Assign);
  return {
    filter,
    arguments: (viewer, input) => inspected(viewer, "afterParameters", parameters(viewer, filter(viewer, input))),
    handover(viewer, input, result) {
      const selected = inspected(viewer, "afterResultSelector", selector(viewer, result));
      const assigned = assign(viewer, selected);
      const combined = inspected(viewer, "afterResultPath", resultPath(viewer, input, selected));
      return handover(outputPath(viewer, combined), assigned);
    },
    passOn: (viewer, filtered) => handover(outputPath(viewer, filtered), assign(viewer, filtered)),
  };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states */
export function compileJsonPathCatch(fields: JsonPathFields): CatcherProgram["handle"] {
  const resultPath = compileResultPath(fields.ResultPath);
  const assign = compileAssign(fields.Assign);
  return (flow, error) => handover(resultPath(flow, flow.input, error), assign(flow, error));
}

type ResultPath = (viewer: Viewer, input: Json, result: Json) => Json;

function compileResultPath(text: string | null | undefined): ResultPath {
  if (text === null) return (_viewer, input) => input;
  if (text === undefined || text === "$") return (_viewer, _input, result) => result;
  const path = pathOf(text);
  return (viewer, input, result) => {
    try {
      return writePath(path, input, result);
    } catch (thrown) {
      if (!(thrown instanceof PathWriteFailure)) throw thrown;
      throw new StateFailure("States.ResultPathMatchFailure", runtimeError(viewer, thrown.message).cause);
    }
  };
}

function compileAssign(template: JsonObject | undefined): (viewer: Viewer, input: Json) => Variables | undefined {
  if (template === undefined || Object.keys(template).length === 0) return () => undefined;
  const assigned = compileTemplate(template);
  return (viewer, input) => {
    const values = assigned(viewer, input);
    return isJsonObject(values) ? values : undefined;
  };
}

function handover(output: Json, assigned: Variables | undefined): Handover {
  return assigned === undefined ? { output } : { output, assigned };
}
