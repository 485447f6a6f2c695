import type { CatcherNode } from "../../tree/guard";
import type { Source } from "../../tree/source";
import type { Steps } from "../../tree/steps";
import { commentOf, optionsOf } from "./checked";
import { compact } from "./compact";
import { buildErrorNames } from "./error-names";
import { buildFlow, type FlowOptions } from "./flow";

/** The options of a catch, as an author gives them. */
export interface CatchOptions extends Pick<FlowOptions, "resultPath" | "output" | "assign"> {
  readonly comment?: string;
}

/** The node of a catcher. */
export function buildCatcher(errors: unknown, steps: Steps, options: CatchOptions, source: Source): CatcherNode {
  return compact({
    errors: buildErrorNames(errors),
    steps,
    flow: buildFlow(optionsOf(options)),
    ...commentOf(options),
    source,
  });
}
