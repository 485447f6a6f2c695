import type { Scope } from "../../graph";
import type { Rule } from "../context";
import { refusal } from "../express-limits";
import { warning } from "../finding";

/** Tasks that wait for a job or a token inside a distributed Map whose children are Express executions. */
export const expressChildren: Rule = ({ states }) =>
  states.flatMap(({ name, value, location, state }) => {
    const arn = value["Resource"];
    if (name !== "Task" || typeof arn !== "string" || !runsInExpressChild(state.scope)) return [];
    const reason = refusal(arn);
    if (reason === undefined) return [];
    const fix = "Run the children as STANDARD executions, or request the work without waiting for it.";
    return [warning("EXPRESS_CHILD_LIMIT", `${location}/Resource`, `In an Express child: ${reason.trim()}`, fix)];
  });

function runsInExpressChild(scope: Scope): boolean {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent?.scope) {
    const { ProcessorConfig: config } = at.source as {
      readonly ProcessorConfig?: { readonly [field: string]: unknown };
    };
    if (config?.["Mode"] === "DISTRIBUTED") return config["ExecutionType"] === "EXPRESS";
  }
  return false;
}
