import type { Scope } from "../../graph";
import type { Rule } from "../context";
import { expressErrors } from "../express-limits";
import { warning } from "../finding";

const FIX = "Run the children as STANDARD executions, or do without it.";

/** States inside a distributed Map whose children are Express executions, which these cannot run. */
export const expressChildren: Rule = ({ states }) =>
  states
    .filter(({ state }) => runsInExpressChild(state.scope))
    .flatMap(expressErrors)
    .map(({ location, message }) =>
      warning("EXPRESS_CHILD_LIMIT", location, `In an Express child: ${message.trim()}`, FIX),
    );

function runsInExpressChild(scope: Scope): boolean {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent?.scope) {
    const { ProcessorConfig: config } = at.source as {
      readonly ProcessorConfig?: { readonly [field: string]: unknown };
    };
    if (config?.["Mode"] === "DISTRIBUTED") return config["ExecutionType"] === "EXPRESS";
  }
  return false;
}
