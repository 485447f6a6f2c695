import { existsSync, readFileSync } from "node:fs";
import type { StateMachineDefinition } from "../asl/definition";
import { isJsonObject } from "../asl/json";
import { parseDefinition } from "../asl/json-text";
import { bind, printBinding } from "../dsl";
import { workflows } from "../workflows";
import { describeDiagnostics } from "./diagnostics";
import { Failure, type Writer } from "./verb";
import { compileNamed } from "./workflow";

/** A definition with the name it is deployed under, where that is known. */
export interface NamedDefinition {
  readonly name?: string;
  readonly definition: StateMachineDefinition;
}

/**
 * The definition of a workflow by its name, or of an ASL file.
 *
 * @throws UsageError when there is neither such a workflow nor such a file
 * @throws Failure when the file holds no definition, or AWS would refuse the workflow
 */
export function readDefinition(given: string, stderr: Writer): NamedDefinition {
  if (existsSync(given)) return { definition: readFile(given, stderr) };
  const { definition } = compileNamed(given, stderr);
  const { name } = workflows[given as keyof typeof workflows];
  return { name, definition: bind(definition, printBinding) };
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
