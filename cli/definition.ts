import type { StateMachineDefinition } from "../asl/definition";
import { isJsonObject } from "../asl/json";
import { bind, printBinding } from "../dsl";
import type { Allowed } from "../dsl/declare/deployment";
import { workflows } from "../workflows";
import { deployments } from "../workflows/deployments";
import { parseSource } from "./source/parse-source";
import { printFindings } from "./source/print-findings";
import { isFile, noSuchTarget, readSource } from "./source/read-source";
import { Failure, type Writer } from "./verb";
import { compileNamed } from "./workflow";

/** A definition with the name it is deployed under, where that is known. */
export interface NamedDefinition {
  readonly name?: string;
  readonly definition: StateMachineDefinition;
  /** What its author allows the role in each state, for what only the run knows. */
  readonly allow: Readonly<Record<string, readonly string[]>>;
}

/**
 * The definition of a workflow by its name, or of an ASL file in JSON or YAML; `-` is standard input.
 *
 * @throws UsageError when there is neither such a workflow nor such a file
 * @throws Failure when the file holds no definition, or AWS would refuse the workflow
 */
export function readDefinition(given: string, stderr: Writer): NamedDefinition {
  if (isFile(given)) return { definition: readFile(given, stderr), allow: {} };
  if (!Object.hasOwn(workflows, given)) throw noSuchTarget(given, Object.keys(workflows));
  const { definition } = compileNamed(given, stderr);
  const { name } = workflows[given as keyof typeof workflows];
  return { name, definition: bind(definition, printBinding), allow: allowOf(given) };
}

function allowOf(workflow: string): NamedDefinition["allow"] {
  const { allow = {} } = Object.hasOwn(deployments, workflow) ? deployments[workflow]! : {};
  return Object.fromEntries(Object.entries(allow).map(([state, places]) => [state, places.map(printPlace)]));
}

function printPlace(allowed: Allowed): string {
  return typeof allowed === "string" ? allowed : printBinding(allowed.resource) + (allowed.suffix ?? "");
}

function readFile(given: string, stderr: Writer): StateMachineDefinition {
  const source = readSource(given);
  const { definition, diagnostics } = parseSource(source);
  if (isJsonObject(definition) && isJsonObject(definition["States"]))
    return definition as unknown as StateMachineDefinition;
  stderr.write(printFindings(diagnostics, source.file, stderr.columns));
  throw new Failure(`${source.file} holds no definition: an object with "StartAt" and "States".`);
}
