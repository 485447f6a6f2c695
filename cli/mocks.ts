import type { StateMachineDefinition } from "../asl/definition";
import type { Diagnostic } from "../asl/diagnostic";
import { statesOf } from "../asl/graph";
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
  const config = acceptedValue(readChecked(source, checkMockConfig), source.file, stderr) as unknown as MockConfig;
  const name = machineIn(config, machine.name, mocks);
  const testCase = testCaseIn(config, name, wanted);
  const states = checkStates(config, { machine: name, testCase, definition: machine.definition });
  acceptedValue(
    readChecked(source, () => states),
    source.file,
    stderr,
  );
  return mockConfigTasks(config, name, testCase);
}

/** The machine of that name, or the only one. */
function machineIn({ StateMachines }: MockConfig, name: string, file: string): string {
  const names = Object.keys(StateMachines);
  if (names.includes(name)) return name;
  if (names.length === 1) return names[0] as string;
  throw new UsageError(`"${file}" has no state machine "${name}". ${suggestion(name, names)}`);
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

interface Chosen {
  readonly machine: string;
  readonly testCase: string;
  readonly definition: StateMachineDefinition;
}

/** Only Task states of the definition can be mocked. */
function checkStates({ StateMachines }: MockConfig, { machine, testCase, definition }: Chosen): readonly Diagnostic[] {
  const types = new Map(statesOf(definition).map(({ name, state }) => [name, state.Type]));
  const tasks = [...types].filter(([, type]) => type === "Task").map(([name]) => name);
  return Object.keys(StateMachines[machine]?.TestCases[testCase] ?? {}).flatMap((state): Diagnostic[] => {
    const type = types.get(state);
    if (type === "Task") return [];
    const message =
      type === undefined ? `There is no state "${state}"` : `"${state}" is a ${type} state; only Tasks are mocked`;
    const location = `/StateMachines/${machine}/TestCases/${testCase}/${state}`;
    return [{ code: "UNKNOWN_MOCKED_STATE", severity: "error", location, message, fix: suggestion(state, tasks) }];
  });
}
