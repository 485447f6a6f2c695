import type { QueryLanguage } from "../../asl/definition";
import type { Json } from "../../asl/json";
import { wordProblem } from "../face/build/checked";
import { inside, type ProblemNode, problem } from "../tree/problem";
import type { WorkflowNode } from "../tree/steps";
import { plainJson } from "../values/template";
import type { UnboundDefinition } from "./compiled";
import { DIALECTS } from "./dialects";
import { machineNameProblem } from "./machine-name";
import { present } from "./state/context";
import { unknownLanguage, unknownType } from "./unknown-word";

/** What a workflow says of its machine as fields, and what is wrong with it. */
export interface Header {
  readonly fields: UnboundDefinition;
  readonly problems: readonly ProblemNode[];
}

/** The fields of a machine before its states. */
export function headerOf(workflow: WorkflowNode | undefined, language: QueryLanguage): Header {
  const problems: ProblemNode[] = [...aboutWorkflow(workflow), ...aboutLanguage(language)];
  const field = (name: string, value: unknown): Json | undefined => {
    if (value === undefined) return undefined;
    const { json, problems: found } = plainJson(value);
    problems.push(...found.map((each) => inside(each, `/${name}`)));
    return found.length === 0 ? json : undefined;
  };
  const fields = present({
    Comment: field("Comment", workflow?.comment),
    Version: field("Version", workflow?.version),
    QueryLanguage: language === "JSONata" ? language : undefined,
    TimeoutSeconds: field("TimeoutSeconds", workflow?.timeoutSeconds),
  });
  return { fields, problems };
}

function aboutWorkflow(workflow: WorkflowNode | undefined): readonly ProblemNode[] {
  if (workflow === undefined) return [notAWorkflow];
  const { name, type, problems = [] } = workflow;
  const named = wordProblem(name ?? null, "") ?? machineNameProblem(name);
  return [...(named === undefined ? [] : [named]), ...problems, ...(TYPES.has(type) ? [] : [unknownType(type)])];
}

function aboutLanguage(language: unknown): readonly ProblemNode[] {
  return typeof language === "string" && Object.hasOwn(DIALECTS, language) ? [] : [unknownLanguage(language)];
}

const TYPES: ReadonlySet<unknown> = new Set(["STANDARD", "EXPRESS"]);
const notAWorkflow = problem("NOT_A_WORKFLOW", "these steps have no name", "Start the chain with workflow(name).");
