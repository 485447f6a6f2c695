import type { Diagnostic } from "../asl/diagnostic";
import { statesOf } from "../asl/graph";
import { isJsonObject, type Json, type JsonObject } from "../asl/json";
import type { StateMachine } from "../local/interpreter";
import { checkMockConfig, type MockConfig, mockConfigTasks, type TaskRoute } from "../local/tasks";
import { acceptedValue } from "./source/accepted-value";
import { readChecked } from "./source/check-source";
import { readSource } from "./source/read-source";
import { suggestion } from "./suggestion";
import { UsageError, type Writer } from "./verb";

/** The options of verbs that run a workflow with mocks. */
export const mockOptions = { mocks: { type: "string" }, "test-case": { type: "string" } } as const;

/** One line an option, for the usage of those verbs. */
export const mockUsage = `
  --mocks FILE     answers in place of tasks: AWS's MockConfigFile; states that it does not name are performed
  --test-case NAME which test case of that file, if it has several`;

/**
 * What performs the mocked states of a machine; undefined if nothing is mocked.
 *
 * @throws UsageError when the file has several test cases and none is chosen, or has not the one that is
 * @throws Failure when the file is wrong; what is wrong with it is told first
 */
export function readMocks(
  { mocks, "test-case": wanted }: { readonly mocks?: string | undefined; readonly "test-case"?: string | undefined },
  machine: StateMachine,
  stderr: Writer,
): TaskRoute | undefined {
  if (mocks === undefined) {
    if (wanted !== undefined) throw new UsageError("--test-case goes with --mocks FILE");
    return undefined;
  }
  const source = readSource(mocks);
  const checked = readChecked(source, (config) => [...checkMockConfig(config), ...unknownStates(config, machine)]);
  const config = acceptedValue(checked, source.file, stderr) as unknown as MockConfig;
  const name = machineIn(config, machine.name, mocks);
  return mockConfigTasks(config, name, testCaseIn(config, name, wanted));
}

function machineIn({ StateMachines }: MockConfig, name: string, file: string): string {
  const names = Object.keys(StateMachines);
  const found = meant(names, name);
  if (found !== undefined) return found;
  throw new UsageError(`"${file}" has no state machine "${name}". ${suggestion(name, names)}`);
}

/** The machine of that name, or the only one. */
function meant(names: readonly string[], name: string): string | undefined {
  if (names.includes(name)) return name;
  return names.length === 1 ? names[0] : undefined;
}

function testCaseIn({ StateMachines }: MockConfig, machine: string, wanted: string | undefined): string {
  const names = Object.keys(StateMachines[machine]?.TestCases ?? {});
  if (wanted === undefined) {
    if (names.length === 1) return names[0] as string;
    throw new UsageError(`--test-case is missing. Known: ${names.join(", ") || "none"}.`);
  }
  if (names.includes(wanted)) return wanted;
  throw new UsageError(`unknown test case "${wanted}" of "${machine}". ${suggestion(wanted, names)}`);
}

/** States that the test cases mock though the definition has none such: only Tasks can be mocked. The file may be of any shape. */
function unknownStates(config: Json, { name, definition }: StateMachine): readonly Diagnostic[] {
  const machines = objectIn(config, "StateMachines");
  const machine = meant(Object.keys(machines), name);
  if (machine === undefined) return [];
  const testCases = objectIn(machines[machine], "TestCases");
  const types = new Map(statesOf(definition).map((state) => [state.name, state.state.Type]));
  return Object.keys(testCases).flatMap((testCase) =>
    Object.keys(objectIn(testCases, testCase)).flatMap((state) =>
      mockable(state, types, `/StateMachines/${machine}/TestCases/${testCase}/${state}`),
    ),
  );
}

function mockable(state: string, types: ReadonlyMap<string, string>, location: string): readonly Diagnostic[] {
  const type = types.get(state);
  if (type === "Task") return [];
  const message =
    type === undefined ? `There is no state "${state}"` : `"${state}" is a ${type} state; only Tasks are mocked`;
  const tasks = [...types.keys()].filter((name) => types.get(name) === "Task");
  return [{ code: "UNKNOWN_MOCKED_STATE", severity: "error", location, message, fix: suggestion(state, tasks) }];
}

function objectIn(holder: Json | undefined, field: string): JsonObject {
  const value = isJsonObject(holder) && Object.hasOwn(holder, field) ? holder[field] : undefined;
  return isJsonObject(value) ? value : {};
}
