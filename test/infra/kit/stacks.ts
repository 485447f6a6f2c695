import program = require("../fixtures/offline");

import { type Graph, runProgram } from "./graph";
import { stackConfig } from "./stack-config";

const built = new Map<string, Promise<Graph>>();

/** What the program of this project registers for one of its stacks. Built once, since many tests look at it. */
export function stackGraph(stack: "dev" | "prod"): Promise<Graph> {
  const graph = built.get(stack) ?? programGraph(stack);
  built.set(stack, graph);
  return graph;
}

/** The same, built anew. */
export function programGraph(
  stack: string,
  options: { preview?: boolean; config?: Record<string, string> } = {},
): Promise<Graph> {
  const { preview = false, config = {} } = options;
  return runProgram(program, {
    stack,
    preview,
    config: { ...stackConfig(stack), ...config },
  });
}
