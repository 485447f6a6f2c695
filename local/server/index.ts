import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { answerJson, type JsonOperations } from "../aws/json-service";
import type { Service, ServiceCall } from "../aws/service";
import type { Clock, TaskTokens } from "../interpreter";
import type { Report } from "../journal";
import { routeTasks, type TaskRoute } from "../tasks";
import { type ActivityRecord, activityOperations } from "./activity-operations";
import { ActivityQueue } from "./activity-queue";
import { aliasOperations } from "./aliases";
import { checkInput } from "./check-input";
import { refusals } from "./errors";
import { executionOperations } from "./execution-operations";
import { Executions } from "./executions";
import type { Outside } from "./executions-setting";
import { FIELDS } from "./fields";
import type { Keeping } from "./keeping";
import { Machines } from "./machines";
import { mapRunOperations } from "./map-run-operations";
import { nestedExecutions } from "./nested-executions";
import { RecordStore } from "./record-store";
import type { Operations, Requests } from "./requests";
import { removeMachine, stateMachineOperations } from "./state-machines";
import { syncOperations } from "./sync-execution";
import { tagOperations } from "./tag-operations";
import { tokenOperations } from "./token-operations";
import { versionOperations } from "./versions";

export { DEFAULT_KEEPING, type Keeping } from "./keeping";

/** What the service is opened with. */
export interface StatesOptions {
  /** Hears what a person should know: damage, a full disk. @default console.error */
  readonly report?: Report;
  /** @default the computer's time */
  readonly clock?: Clock;
  /** How long executions that have ended are kept. @default 90 days, and 10,000 of each state machine */
  readonly keeping?: Keeping;
  /** Tokens of executions that run in this process without the service, which then does not begin: it answers only these. */
  readonly tokens?: TaskTokens;
}

/** How tasks other than activities and nested workflows are performed. */
export interface TaskPerformers {
  readonly routes: readonly TaskRoute[];
  readonly objects: Outside["objects"];
}

/** The Step Functions API. */
export interface StatesService extends Service {
  /** Takes up again what was running, and answers requests from then on; until then they wait. */
  begin(performers: TaskPerformers): Promise<void>;
  close(): Promise<void>;
}

/**
 * Step Functions over the data in `folder`: state machines, activities, and a journal of every execution.
 *
 * @example
 * const states = statesService(".aslant");
 * await states.begin({ routes: [functionTasks(host)], objects });
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html
 */
export function statesService(folder: string, options: StatesOptions = {}): StatesService {
  const report = options.report ?? ((message) => console.error(message));
  const path = join(folder, "states");
  mkdirSync(path, { recursive: true });
  const machines = new Machines(path, report);
  const activities = new RecordStore<ActivityRecord>(join(path, "activities"), report);
  const onEnded = (name: string) => removeIfDeleting(name);
  const executions: Executions = new Executions({
    folder: join(path, "executions"),
    revisions: machines.revisions,
    report,
    onEnded,
    ...(options.clock && { clock: options.clock }),
    ...(options.keeping && { keeping: options.keeping }),
  });
  const removeIfDeleting = (name: string) => {
    const machine = machines.store.all().find((one) => one.name === name);
    if (machine?.isDeleting) removeMachine(machines, executions, machine);
  };
  const queue = new ActivityQueue(executions.tokens);
  const outside = deferred<Outside>();
  const ready = options.tokens === undefined ? () => outside.ready : refuseTokensAlone;
  const begun = checked(ready, {
    ...stateMachineOperations(machines, executions, () => outside.value().tasks),
    ...versionOperations(machines, () => executions.now()),
    ...aliasOperations(machines, () => executions.now()),
    ...executionOperations(machines, executions),
    ...mapRunOperations(executions),
    ...syncOperations(machines, () => outside.value()),
    ...activityOperations({ store: activities, queue, tokens: executions.tokens, now: () => executions.now() }),
    ...tagOperations(machines, activities),
  });
  const onDisk = () => (options.tokens === undefined ? outside.ready : Promise.resolve()).then(() => executions.tokens);
  const operations = { ...begun, ...checked(undefined, tokenOperations({ inMemory: options.tokens, onDisk })) };
  return {
    handle: (call) => answerJson(call, operations, "1.0"),
    async begin({ routes, objects }) {
      const own = [queue.route((arn) => activities.get(arn) !== undefined), nestedExecutions(machines, executions)];
      const reached = { tasks: routeTasks([...own, ...routes]), objects };
      await executions.begin(
        reached,
        machines.store.all().map(({ name }) => name),
      );
      outside.resolve(reached);
    },
    async close() {
      queue.close();
      executions.close();
    },
  };
}

/** Operations whose input is checked first, and that wait until they are ready. */
function checked(
  ready: (() => Promise<unknown>) | undefined,
  operations: Partial<Operations<keyof Requests>>,
): JsonOperations {
  const entries = Object.entries(operations).map(([name, operation]) => {
    const fields = FIELDS[name as keyof Requests];
    const run = operation as (input: unknown, client: unknown) => unknown;
    const answer: JsonOperations[string] = async (input, call) => {
      checkInput(input, fields);
      await ready?.();
      return run(input, clientOf(call));
    };
    return [name, answer];
  });
  return Object.fromEntries(entries);
}

async function refuseTokensAlone(): Promise<never> {
  throw refusals.tokensAlone();
}

function clientOf({ response }: ServiceCall) {
  return { onGone: (callback: () => void) => void response.once("close", callback) };
}

function deferred<T extends object>() {
  let resolve: (value: T) => void = () => {};
  let given: T | undefined;
  const ready = new Promise<T>((take) => {
    resolve = take;
  });
  return {
    ready,
    resolve(value: T) {
      given = value;
      resolve(value);
    },
    value(): T {
      if (given === undefined) throw new Error("The service has not begun.");
      return given;
    },
  };
}
