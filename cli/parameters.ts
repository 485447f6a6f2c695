import { deployments } from "../workflows/deployments";
import { suggestion } from "./suggestion";
import { UsageError } from "./verb";

/** The option of verbs that build a workflow. */
export const parameterOptions = { parameter: { type: "string", multiple: true } } as const;

/** One line for the usage of those verbs. */
export const parameterUsage = `
  --parameter N=V  a number that a stack may set for the workflow, maxConcurrency=3; once for each`;

/**
 * The numbers that are set for a workflow by `NAME=NUMBER`.
 *
 * @throws UsageError when the workflow has no such parameter, or the value is no whole number
 */
export function readParameters(workflow: string, given: readonly string[] = []): Readonly<Record<string, number>> {
  const { defaults = {} } = (Object.hasOwn(deployments, workflow) && deployments[workflow]?.parameters) || {};
  return Object.fromEntries(given.map((text) => readParameter(text, workflow, Object.keys(defaults))));
}

function readParameter(text: string, workflow: string, known: readonly string[]): readonly [string, number] {
  const [, name, digits] = /^([^=]*)=(\d{1,8})$/.exec(text) ?? [];
  if (name === undefined) throw new UsageError(`--parameter must be NAME=NUMBER, a whole number, not "${text}"`);
  if (known.length === 0) throw new UsageError(`workflow "${workflow}" has no parameters`);
  if (known.includes(name)) return [name, Number(digits)];
  throw new UsageError(`workflow "${workflow}" has no parameter "${name}". ${suggestion(name, known)}`);
}
