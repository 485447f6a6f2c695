import { existsSync, readFileSync } from "node:fs";
import type { StateMachineDefinition } from "../asl/definition";
import { isJsonObject } from "../asl/json";
import { parseDefinition } from "../asl/json-text";
import { bind, printBinding } from "../dsl";
import type { Allowed } from "../dsl/declare/deployment";
import { workflows } from "../workflows";
import { deployments } from "../workflows/deployments";
import { describeDiagnostics } from "./diagnostics";
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
 * The definition of a workflow by its name, or of an ASL file.
 *
 * @throws UsageError when there is neither such a workflow nor such a file
 * @throws Failure when the file holds no definition, or AWS would refuse the workflow
 */
export function readDefinition(given: string, stderr: Writer): NamedDefinition {
  if (existsSync(given)) return { definition: readFile(given, stderr), allow: {} };
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

function readFile(path: string, stderr: Writer): StateMachineDefinition {
  const parsed = parseDefinition(readText(path));
  if (parsed.ok && isJsonObject(parsed.definition)) return parsed.definition as unknown as StateMachineDefinition;
  stderr.write(describeDiagnostics(parsed.diagnostics));
  throw new Failure(`The file "${path}" holds no definition.`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Failure(`The file "${path}" cannot be read: ${(error as Error).message}.`);
  }
}
