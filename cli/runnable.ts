import { basename } from "node:path";
import type { StateMachineDefinition, StateMachineType } from "../asl/definition";
import { validate } from "../asl/validate";
import { account, region } from "../local/aws/account";
import { createMachine, type StateMachine } from "../local/interpreter";
import { workflows } from "../workflows";
import { localMachine } from "./local-stack/machines";
import { readParameters } from "./parameters";
import { acceptedValue } from "./source/accepted-value";
import { readChecked } from "./source/check-source";
import { isFile, readSource } from "./source/read-source";
import { suggestion } from "./suggestion";
import { UsageError, type Writer } from "./verb";
import { compileNamed } from "./workflow";

/** What a run is asked for. */
export interface RunTarget {
  /** A workflow's name, a file, or - for standard input. */
  readonly target: string;
  /** Of a file; workflows know their own. */
  readonly type: string | undefined;
  readonly parameters: readonly string[] | undefined;
}

/**
 * The state machine of a workflow, or of anybody's definition in a file.
 *
 * @throws UsageError when there is neither such a workflow nor such a file
 * @throws Failure when AWS would refuse the definition; what is wrong with it is told first
 */
export function runnable({ target, type, parameters }: RunTarget, stderr: Writer): StateMachine {
  if (Object.hasOwn(workflows, target)) {
    if (type !== undefined) throw new UsageError("--type goes with a file; a workflow has its own type");
    return localMachine(compileNamed(target, stderr, { parameters: readParameters(target, parameters) }));
  }
  if (!isFile(target)) {
    throw new UsageError(
      `unknown workflow "${target}". ${suggestion(target, Object.keys(workflows))} It is no file either.`,
    );
  }
  if (parameters !== undefined) throw new UsageError("--parameter goes with a workflow, not with a file");
  const machineType = typeOf(type);
  const source = readSource(target);
  const checked = readChecked(source, (definition) => validate(definition, { type: machineType }));
  const definition = acceptedValue(checked, source.file, stderr) as unknown as StateMachineDefinition;
  return createMachine(definition, { name: nameOf(target), type: machineType, account, region });
}

function typeOf(text = "STANDARD"): StateMachineType {
  const type = text.toUpperCase();
  if (type === "STANDARD" || type === "EXPRESS") return type;
  throw new UsageError(`--type must be STANDARD or EXPRESS, not "${text}"`);
}

/** A name that a state machine may have: that of the file, up to its first dot. */
function nameOf(path: string): string {
  const name = basename(path)
    .replace(/\..*$/, "")
    .replace(/[^\w-]/g, "-")
    .slice(0, 80);
  return name || "definition";
}
