import {
  type DerivedPolicy,
  derivePolicy,
  type PolicyOptions,
  type PolicyStatement,
  policyDocuments,
} from "../asl/policy";
import { parseArguments } from "./arguments";
import { readDefinition } from "./definition";
import { describeDiagnostics } from "./diagnostics";
import { printJson } from "./print";
import { UsageError, type Verb } from "./verb";

const options = {
  allow: { type: "string", multiple: true },
  name: { type: "string" },
  partition: { type: "string" },
  region: { type: "string" },
  account: { type: "string" },
  explain: { type: "boolean" },
  json: { type: "boolean" },
} as const;

/** `aslant policy`: what the role of a workflow, or of any definition in a file, has to allow. */
export const verb: Verb = {
  name: "policy",
  summary: "derive the IAM policy of a workflow or of an ASL file",
  usage: `WORKFLOW|FILE|- [options]

  FILE is JSON or YAML; - reads standard input
  --explain            say which states need each statement, and why a resource is *
  --json               print statements and findings as JSON
  --allow STATE=ARN    what a state may use that only the run knows; once for each ARN
  --name NAME          name of the state machine
  --partition, --region, --account   instead of \${AWS::Partition} and so on`,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, options, { least: 1, most: 1 });
    const { allow, explain, json, ...names } = values;
    const read = readDefinition(positionals[0]!, io.stderr);
    const given: PolicyOptions = {
      ...(read.name !== undefined && { name: read.name }),
      ...names,
      allow: { ...read.allow, ...readAllow(allow ?? []) },
    };
    const policy = await derivePolicy(read.definition, given);
    io.stdout.write(json ? printJson(policy) : explain ? explainPolicy(policy) : printDocuments(policy));
    if (!json) io.stderr.write(describeDiagnostics(policy.diagnostics, read.name));
    return policy.diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
  },
};

function readAllow(entries: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const allow = new Map<string, string[]>();
  for (const entry of entries) {
    const split = entry.indexOf("=");
    if (split < 1) throw new UsageError(`--allow "${entry}" is not STATE=ARN`);
    const [state, arn] = [entry.slice(0, split), entry.slice(split + 1)];
    allow.set(state, [...(allow.get(state) ?? []), arn]);
  }
  return Object.fromEntries(allow);
}

/** The inline policy; an array when IAM's limit asks for more than one. */
function printDocuments({ statements }: DerivedPolicy): string {
  const { inline, managed } = policyDocuments(statements);
  return printJson(managed.length === 0 ? inline : [inline, ...managed]);
}

function explainPolicy({ statements }: DerivedPolicy): string {
  return statements.map(explainStatement).join("\n");
}

function explainStatement({ actions, resources, conditions, reason, states }: PolicyStatement): string {
  const tests = Object.entries(conditions ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `  if  ${key} ${operator} ${values.join(", ")}`),
  );
  const needed = states.length === 0 ? "the machine itself" : states.join(", ");
  const lines = [actions.join(", "), ...resources.map((arn) => `  on  ${arn}`), ...tests, `  for ${needed}`];
  return `${[...lines, ...(reason === undefined ? [] : [`  why ${reason}`])].join("\n")}\n`;
}
