import type { ParallelNode } from "../../tree/parallel";
import { inside, problem } from "../../tree/problem";
import type { Source } from "../../tree/source";
import type { Steps } from "../../tree/steps";
import { buildBranch } from "./branch";
import { compact } from "./compact";
import { buildFlow, type FlowOptions } from "./flow";
import type { Parts } from "./parts";

interface ParallelOptions extends FlowOptions {
  readonly comment?: string;
}

/** The node of a Parallel state. */
export function buildParallel(
  name: string,
  parts: Parts,
  chainOf: (steps: Steps) => object,
  source: Source,
): ParallelNode {
  const [branches, options] = Array.isArray(parts[0]) ? parts : parts.toReversed();
  const { comment, ...flow } = (options ?? {}) as ParallelOptions;
  return compact({
    kind: "parallel" as const,
    name,
    comment,
    source,
    branches: Array.isArray(branches) ? branches.map((build) => buildBranch(build, chainOf, source)) : [],
    flow: buildFlow(flow),
    retriers: [],
    catchers: [],
    problems: Array.isArray(branches) ? undefined : [inside(noBranches, "/Branches")],
  });
}

const noBranches = problem(
  "NO_BRANCHES",
  "the branches of a parallel are a list of functions",
  "Write [(branch) => branch.task(...), ...].",
);
