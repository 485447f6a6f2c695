import { createMachine, createVirtualClock, describeEvent } from "../../local/interpreter";
import { type Difference, differences } from "./difference";
import { printList, printTable, summarize } from "./execution-report";
import { isSinceChanged } from "./former-aws";
import { areaOf, type RecordedCase, readCases } from "./recorded-case";
import { historyDifferences } from "./recorded-history";
import { recordedObjects, recordedTasks } from "./recorded-tasks";
import { testStateDifferences } from "./recorded-test-state";
import { whyNotReproducible } from "./reproducible";

/** What must hold; the run fails below. */
const MINIMUM = { result: 0.97, history: 0.95, testState: 0.95 } as const;

/** What came of one case. Lists are empty where all is as recorded, and missing where nothing was compared. */
export interface Verdict {
  readonly recorded: RecordedCase;
  readonly area: string;
  /** Why it can't be told from the case alone. */
  readonly leftOut?: string;
  readonly result?: readonly Difference[];
  readonly history?: readonly Difference[];
  readonly testState?: readonly Difference[];
}

/**
 * `npm run conformance -- executions PATH [--only TEXT]`: runs recorded executions and prints, by area and query language,
 * how many end exactly as AWS ended them and how many histories are AWS's to the letter. Lists all that differ.
 */
export async function run(path: string, args: readonly string[]): Promise<boolean> {
  const only = args.includes("--only") ? (args[args.indexOf("--only") + 1] ?? "") : "";
  const cases = readCases(path).filter(({ id }) => id.includes(only));
  const verdicts: Verdict[] = [];
  for (const recorded of cases) {
    const verdict = await judge(recorded);
    if (verdict !== undefined) verdicts.push(verdict);
  }
  printList(verdicts);
  printTable(verdicts);
  return summarize(verdicts, MINIMUM);
}

async function judge(recorded: RecordedCase): Promise<Verdict | undefined> {
  const area = areaOf(recorded);
  if (recorded.kind === "test-state") return { recorded, area, testState: await testStateDifferences(recorded) };
  if (!recorded.kind.startsWith("execution")) return undefined;
  const leftOut = whyNotReproducible(recorded);
  if (leftOut !== undefined) return { recorded, area, leftOut };
  return { recorded, area, ...(await compare(recorded)) };
}

async function compare(recorded: RecordedCase): Promise<Pick<Verdict, "result" | "history">> {
  try {
    const execution = start(recorded);
    if (recorded.expected.status === "ABORTED") execution.stop();
    const result = await execution.result;
    const exact = { result: differences(recorded.expected, result) };
    if (!recorded.history?.length) return exact;
    const history = historyDifferences(recorded.history, execution.history.map(describeEvent));
    return { ...exact, history: history.filter((difference) => !isSinceChanged(difference, recorded)) };
  } catch (error) {
    return { result: [{ path: "$", expected: recorded.expected, actual: String(error) }] };
  }
}

function start(recorded: RecordedCase) {
  const machine = createMachine(recorded.definition, {
    type: recorded.type,
    name: "<ArnPart_0idx>",
    partition: "<partition>",
    region: "<region>",
    account: "111111111111",
    roleArn: roleOf(recorded),
  });
  return machine.start({
    name: "<ExecArnPart_0idx>",
    input: recorded.input ?? {},
    tasks: recordedTasks(recorded),
    objects: recordedObjects(recorded),
    clock: createVirtualClock(),
  });
}

/** The role's name is the recording's own choice, so it is taken from there. */
function roleOf({ history }: RecordedCase): string {
  const started = history?.[0]?.["executionStartedEventDetails"] as { roleArn?: string } | undefined;
  return started?.roleArn ?? "sfn_role_arn";
}
