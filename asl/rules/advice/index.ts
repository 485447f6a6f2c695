import type { Rule } from "../context";
import { deadHandlers } from "./dead-handlers";
import { endlessLoops } from "./endless-loops";
import { expressChildren } from "./express-children";
import { idleFields } from "./idle-fields";
import { intrinsicLimits } from "./intrinsic-limits";
import { loneSurrogates } from "./lone-surrogates";
import { mapConcurrency } from "./map-concurrency";
import { parameterNames } from "./parameter-names";
import { payloadSizes } from "./payload-sizes";
import { retryTimes } from "./retry-times";
import { timeLimits } from "./time-limits";
import { unproducedPaths } from "./unproduced-paths";
import { variables } from "./variables";

/** Every rule that finds what AWS lets pass and a run does not, or not well. Findings are warnings. */
export const ADVICE: readonly Rule[] = [
  unproducedPaths,
  variables,
  deadHandlers,
  retryTimes,
  timeLimits,
  endlessLoops,
  payloadSizes,
  mapConcurrency,
  expressChildren,
  intrinsicLimits,
  parameterNames,
  idleFields,
  loneSurrogates,
];
