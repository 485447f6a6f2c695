import type { DataFlow } from "../../tree/flow";
import { type ProblemNode, problem } from "../../tree/problem";
import type { ValueNode } from "../../tree/value";
import { MARK } from "../../values/reference";
import { evaluate, evaluateOptional } from "../../values/scope";
import { compact } from "./compact";
import { objectWrittenOut } from "./object-written-out";

/** The options that say how data flows, as an author gives them: checked by the face's types, plain here. */
export interface FlowOptions {
  readonly inputPath?: unknown;
  readonly arguments?: unknown;
  readonly resultSelector?: unknown;
  readonly resultPath?: unknown;
  readonly outputPath?: unknown;
  readonly output?: unknown;
  readonly assign?: unknown;
}

/** Evaluates the functions among a state's options. */
export function buildFlow(options: FlowOptions): DataFlow {
  return compact({
    inputPath: pathOrNull(options.inputPath),
    arguments: evaluateOptional(options.arguments),
    resultSelector: evaluateOptional(options.resultSelector),
    resultPath: buildResultPath(options.resultPath),
    outputPath: pathOrNull(options.outputPath),
    output: evaluateOptional(options.output),
    assign: objectWrittenOut(evaluateOptional(options.assign), notVariables),
  });
}

const notVariables = problem(
  "ASSIGN_NOT_AN_OBJECT",
  "assign sets variables, so it is an object with each variable by name, in both query languages",
  "Return an object, such as { total: input.total }.",
);

function pathOrNull(value: unknown): ValueNode | null | undefined {
  return value === null || value === undefined ? value : evaluate(value);
}

function buildResultPath(value: unknown): string | null | undefined | ProblemNode {
  if (value === undefined || value === null) return value;
  if (typeof value === "string" && !value.includes(MARK)) return value;
  return problem(
    "RESULT_PATH",
    'resultPath is a text such as "$.result", or null',
    "It names a place that need not exist yet.",
  );
}
